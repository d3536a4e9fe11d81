"""The administrators import the RGE list, follow it, and read why rows were set aside."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.journal.models import Entry
from renovation.outbox.models import Job
from renovation.outbox.registry import kind_named
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.professionals.enums import Domain, ImportState
from renovation.professionals.models import Company, DirectoryImport, DomainLabel
from renovation.territories.models import Commune
from tests.door.login import login_agent
from tests.factories.directory_files import as_csv, bring
from tests.factories.platforms import agent
from tests.factories.professionals import row

ASK = "backoffice:directory_import_ask"


def _work() -> None:
    """What the worker would do."""
    while (job := Job.objects.filter(kind="professionals.import_step").order_by("-created_at").first()) is not None:
        kind_named(job.kind).handler(job.payload)
        job.delete()


@pytest.fixture
def rows(communes: list[Commune]) -> list[dict[str, str]]:
    return [row(number, communes[0]) for number in range(1, 11)]


def test_only_an_administrator_of_the_installation_comes_in(client: Client, platform: Platform, adviser: User) -> None:
    for person in (adviser, agent(Role.ADMINISTRATOR, platform, email="admin@besancon.example")):
        login_agent(client, person)
        assert client.get(reverse("backoffice:directory_imports")).status_code == 403
        assert client.post(reverse(ASK), {"dataset": "list"}).status_code == 403
    assert not DirectoryImport.objects.exists()


def test_a_file_is_brought_and_its_report_read(client: Client, administrator: User, rows: list[dict[str, str]]) -> None:
    login_agent(client, administrator)
    file = SimpleUploadedFile("rge.csv", as_csv([*rows, rows[0] | {"siret": "?"}]))

    response = client.post(reverse(ASK), {"dataset": "list", "file": file})
    running = client.get(response.url).content.decode()
    _work()
    page = client.get(response.url).content.decode()

    assert "Où en est l’import" in running
    assert Company.objects.count() == 10
    assert "SIRET absent ou mal formé" in page
    assert "Entreprises nouvelles" in page
    found = DirectoryImport.objects.get()
    assert (found.state, found.asked_by_id, found.content.name) == (ImportState.APPLIED, administrator.pk, "")
    assert Entry.objects.filter(object_id=str(found.pk)).exists()


def test_without_file_and_without_service_the_form_says_what_to_do(client: Client, administrator: User) -> None:
    login_agent(client, administrator)

    page = client.post(reverse(ASK), {"dataset": "history"}).content.decode()

    assert "<title>Erreur" in page
    assert "n’est pas ouvert ici" in page
    assert not DirectoryImport.objects.exists()


def test_a_second_import_at_once_is_refused_in_words(
    client: Client, administrator: User, rows: list[dict[str, str]]
) -> None:
    login_agent(client, administrator)
    for _ in range(2):
        file = SimpleUploadedFile("rge.csv", as_csv(rows))
        page = client.post(reverse(ASK), {"dataset": "list", "file": file}, follow=True).content.decode()

    assert "déjà en cours" in page
    assert DirectoryImport.objects.count() == 1


def test_a_drop_waits_for_the_administrator(client: Client, administrator: User, rows: list[dict[str, str]]) -> None:
    bring(as_csv(rows))
    stopped = bring(as_csv(rows[:5]))
    login_agent(client, administrator)

    page = client.get(reverse("backoffice:directory_import", args=[stopped.pk])).content.decode()
    client.post(reverse("backoffice:directory_drop_accept", args=[stopped.pk]))
    _work()

    assert "50 % de moins" in page
    assert "malgré la baisse" in page
    assert Company.objects.listed().count() == 5


def test_a_new_label_is_given_its_domain(client: Client, administrator: User, rows: list[dict[str, str]]) -> None:
    bring(as_csv([one | {"domaine": "Climatisation solaire"} for one in rows]))
    login_agent(client, administrator)

    page = client.get(reverse("backoffice:directory_imports")).content.decode()
    label = DomainLabel.objects.get()
    client.post(reverse("backoffice:directory_label_settle"), {"key": label.key, "domain": Domain.SOLAR_HEAT})
    after = client.get(reverse("backoffice:directory_imports")).content.decode()

    assert "Climatisation solaire" in page
    assert "Domaines de travaux à reconnaître" not in after
    assert Company.objects.qualified(on=DirectoryImport.objects.get().data_date, domains=(Domain.SOLAR_HEAT,))


def test_what_does_not_exist_is_not_found(client: Client, administrator: User) -> None:
    login_agent(client, administrator)
    nowhere = "00000000-0000-4000-8000-000000000000"

    assert client.get(reverse("backoffice:directory_import", args=[nowhere])).status_code == 404
    assert client.post(reverse("backoffice:directory_label_settle"), {"key": "rien", "domain": ""}).status_code == 404


def test_an_empty_room_says_what_to_do(client: Client, administrator: User) -> None:
    login_agent(client, administrator)

    page = client.get(reverse("backoffice:directory_imports")).content.decode()

    assert "Importez la liste de l’ADEME" in page
