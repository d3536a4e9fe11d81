"""Professionals in one's own project: kept, proposed, written to with one's own consent."""

import pytest
from django.test import Client

from renovation.cases.models import Case
from renovation.households.models import Consent, Household
from renovation.introductions.models import Introduction, KeptCompany
from renovation.introductions.operations import keep_companies
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from renovation.professionals.models import Company
from renovation.territories.models import Commune
from tests.factories.entries import firms, open_directory
from tests.selfservice.conftest import NOW


@pytest.fixture
def inside(client: Client, site: Platform, household: Household) -> Client:
    assert household.user is not None
    client.force_login(household.user)
    return client


@pytest.fixture
def kept(case: Case, communes: list[Commune]) -> list[Company]:
    open_directory(case.platform)
    companies = firms(communes[0], 2)
    keep_companies(case=case, companies=companies, now=NOW)
    return companies


def project(case: Case, act: str = "") -> str:
    return f"/mon-espace/projets/{case.pk}/" + (f"professionnels/{act}/" if act else "")


def test_the_project_shows_the_firms_that_are_kept(inside: Client, case: Case, kept: list[Company]) -> None:
    page = inside.get(project(case)).content.decode()

    assert all(one.name in page for one in kept)
    assert "Transmettre mes coordonnées" in page


def test_nothing_leaves_without_the_box_and_all_that_was_typed_stays(
    inside: Client, case: Case, kept: list[Company]
) -> None:
    typed = {"companies": [kept[0].pk], "works": "Isoler mes combles", "message": "Le soir"}

    page = inside.post(project(case, "transmettre"), typed).content.decode()

    assert "Sans cet accord, rien n’est transmis" in page
    assert "Le soir" in page
    assert (Introduction.objects.count(), Consent.objects.count(), Mail.objects.count()) == (0, 0, 0)


def test_the_household_agrees_and_the_firm_is_written_to(inside: Client, case: Case, kept: list[Company]) -> None:
    typed = {"companies": [kept[0].pk], "works": "Isoler mes combles", "message": "", "agreed": "on"}

    page = inside.post(project(case, "transmettre"), typed, follow=True).content.decode()

    assert "coordonnées transmises le 25/11/2026" in page
    made = Introduction.objects.get()
    assert (made.author, made.consent_channel, made.siret) == (None, "web", kept[0].pk)


def test_a_firm_is_let_go(inside: Client, case: Case, kept: list[Company]) -> None:
    inside.post(project(case, "retirer"), {"siret": kept[0].pk})

    assert [one.siret for one in KeptCompany.objects.all()] == [kept[1].pk]


def test_where_it_is_closed_the_household_calls_by_itself(inside: Client, case: Case, kept: list[Company]) -> None:
    case.platform.directory_settings.delete()

    page = inside.get(project(case)).content.decode()

    assert "Transmettre mes coordonnées" not in page
    assert kept[0].phone in page


def test_d3_a_neighbour_neither_sees_nor_acts(
    client: Client, site: Platform, case: Case, kept: list[Company], neighbour: Household
) -> None:
    assert neighbour.user is not None
    client.force_login(neighbour.user)

    assert client.get(project(case)).status_code == 404
    typed = {"companies": [kept[0].pk], "works": "x", "agreed": "on"}
    assert client.post(project(case, "transmettre"), typed).status_code == 404
    assert client.post(project(case, "retirer"), {"siret": kept[0].pk}).status_code == 404
    assert KeptCompany.objects.count() == 2
