"""Pages of prices and of the catalogue: who opens them, what they show, what they refuse."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.platforms.models import Platform
from renovation.prices.models import PriceImport, PriceReference
from renovation.works.rules.catalogue import catalogue
from tests.backoffice.conftest import Desk
from tests.factories.platforms import CommuneFactory
from tests.factories.prices import SIRETS, file_of, load_price_parameters, some_prices

READING = ["prices", "price_references", "price_contributions"]
GOOD = f"isolation_mur_ite;m2;100;17000;2026-06-15;25056;{SIRETS[0]}"


@pytest.fixture
def served(platform: Platform) -> Platform:
    """A platform with its territory and the parameters."""
    platform.communes.add(CommuneFactory.create())
    load_price_parameters()
    return platform


@pytest.fixture
def keeper(at_desk: Desk, manager: User, served: Platform) -> Client:
    return at_desk(manager)


def sent(content: bytes, platform: Platform, kind: str = "lines", **more: str) -> dict[str, object]:
    file = SimpleUploadedFile("prix.csv", content, content_type="text/csv")
    return {"key": str(uuid.uuid4()), "platform": str(platform.pk), "kind": kind, "file": file, **more}


def test_the_catalogue_opens_for_every_agent(
    at_desk: Desk, adviser: User, administrator: User, region_reader: User
) -> None:
    for user in (adviser, administrator, region_reader):
        page = at_desk(user).get(reverse("backoffice:works_catalogue"))
        assert page.status_code == 200
        assert page.content.decode().count('scope="row"') == 34


def test_each_type_has_its_sheet(desk: Client) -> None:
    for one in catalogue().types:
        assert desk.get(reverse("backoffice:works_type", args=[one.slug])).status_code == 200
    assert desk.get(reverse("backoffice:works_type", args=["piscine"])).status_code == 404


@pytest.mark.parametrize("name", READING)
def test_agents_read_and_others_do_not(
    name: str, at_desk: Desk, adviser: User, editor: User, region_reader: User
) -> None:
    address = reverse(f"backoffice:{name}")

    assert [at_desk(user).get(address).status_code for user in (adviser, region_reader, editor)] == [200, 200, 403]


def test_the_table_tells_what_it_rests_on(desk: Client, served: Platform) -> None:
    before = desk.get(reverse("backoffice:prices")).content.decode()
    assert "table indicative" in before
    some_prices(served, 12)

    page = desk.get(reverse("backoffice:prices"), {"ou": "department:25"}).content.decode()

    assert "12 références de 3 entreprises, Doubs" in page
    assert "156\u00a0€" in page


@pytest.mark.parametrize(
    "query", ["?ou=x:y&mois=99&commune=%00", "?commune=nulle+part", "?ou=epci:242500361&mois=60", "?unite=unite"]
)
def test_any_question_gives_a_page(query: str, desk: Client, served: Platform) -> None:
    for address in (reverse("backoffice:prices"), reverse("backoffice:price_type", args=["fenetre-porte-fenetre"])):
        assert desk.get(address + query).status_code == 200


def test_a_type_shows_its_territories_and_its_years(desk: Client, served: Platform) -> None:
    some_prices(served, 12)
    some_prices(served, 12, on=date(2025, 3, 1))

    page = desk.get(reverse("backoffice:price_type", args=["isolation-mur-ite"])).content.decode()

    assert page.count('<svg class="plot"') == 2
    assert "année par année" in page
    assert "Grand Besançon" in page
    assert SIRETS[0] not in page


def test_lines_of_another_platform_do_not_exist(
    at_desk: Desk, adviser_elsewhere: User, desk: Client, served: Platform
) -> None:
    own = some_prices(served, 1)[0]
    address = reverse("backoffice:price_reference", args=[own.pk])

    assert desk.get(address).status_code == 200
    assert at_desk(adviser_elsewhere).get(address).status_code == 404
    assert at_desk(adviser_elsewhere).get(reverse("backoffice:price_references")).context["page"].paginator.count == 0


def test_a_line_is_typed_in_and_what_is_wrong_is_kept(desk: Client, served: Platform) -> None:
    address = reverse("backoffice:price_new")
    typed = {
        "key": str(uuid.uuid4()),
        "platform": str(served.pk),
        "document": "facture",
        "on": "2026-06-15",
        "work_type": "isolation_mur_ite",
        "unit": "m2",
        "quantity": "100",
        "amount_ht": "-4",
        "nature": "direct",
        "commune": "Besançon",
        "company": SIRETS[0],
        "characteristic": "4,4",
    }

    refused = desk.post(address, typed)
    assert "plus grand que zéro" in refused.content.decode()
    assert 'value="-4"' in refused.content.decode()
    assert not PriceReference.objects.exists()

    assert desk.post(address, {**typed, "amount_ht": "17 000,00 €"}).status_code == 302
    found = PriceReference.objects.get()
    assert found.unit_price_ht == Decimal(170)
    assert found.characteristics == {"resistance_isolant": "4.4"}


def test_an_adviser_neither_imports_nor_sets_aside(desk: Client, served: Platform) -> None:
    own = some_prices(served, 1)[0]

    assert desk.get(reverse("backoffice:price_import")).status_code == 403
    assert desk.post(reverse("backoffice:price_set_aside", args=[own.pk])).status_code == 403
    assert desk.post(reverse("backoffice:price_export")).status_code == 403


def test_a_price_is_set_aside_and_restored_with_a_reason(keeper: Client, served: Platform) -> None:
    own = some_prices(served, 1)[0]
    aside = reverse("backoffice:price_set_aside", args=[own.pk])

    assert keeper.post(aside, {"reason": "mistake"}).status_code == 200
    own.refresh_from_db()
    assert not own.is_set_aside

    keeper.post(aside, {"reason": "mistake", "note": "Virgule oubliée"})
    own.refresh_from_db()
    assert (own.aside_reason, own.aside_note) == ("mistake", "Virgule oubliée")

    keeper.post(reverse("backoffice:price_restore", args=[own.pk]), {"note": "Relu sur la facture"})
    own.refresh_from_db()
    assert not own.is_set_aside


def test_a_bad_file_tells_each_line(keeper: Client, served: Platform) -> None:
    content = file_of(GOOD, GOOD.replace("isolation_mur_ite", "isolation_mur_it"), GOOD.replace("17000", "17000;8"))

    page = keeper.post(reverse("backoffice:price_import"), sent(content, served)).content.decode()

    assert "Rien n’est enregistré" in page
    assert "isolation_mur_iti" in page
    assert "décalée" in page
    assert not PriceReference.objects.exists()
    assert not PriceImport.objects.exists()


def test_a_good_file_is_taken_and_leaves_again(keeper: Client, served: Platform) -> None:
    keeper.post(reverse("backoffice:price_import"), sent(file_of(GOOD, GOOD.replace("100;", "90;")), served))
    assert PriceReference.objects.count() == 2

    given = {"key": str(uuid.uuid4()), "platform": str(served.pk), "kind": "lines"}
    file = keeper.post(reverse("backoffice:price_export"), given)

    assert file["Content-Type"].startswith("text/csv")
    assert file.content.decode().count("isolation_mur_ite") == 2
    assert SIRETS[0] not in file.content.decode()


def test_statistics_without_an_author_are_refused(keeper: Client, served: Platform) -> None:
    page = keeper.post(reverse("backoffice:price_import"), sent(b"x", served, kind="aggregates"))

    assert "Écrivez qui a fait ces statistiques" in page.content.decode()


def test_another_platform_cannot_be_named(keeper: Client, served: Platform, other_platform: Platform) -> None:
    page = keeper.post(reverse("backoffice:price_import"), sent(file_of(GOOD), other_platform))

    assert page.status_code == 200
    assert not PriceReference.objects.exists()


def test_the_model_can_be_imported(keeper: Client, served: Platform) -> None:
    model = keeper.get(reverse("backoffice:price_model")).content

    keeper.post(reverse("backoffice:price_import"), sent(model, served))

    assert PriceReference.objects.get().unit_price_ht == Decimal(170)
