"""The page of a company: what the list says, today and before; never a judgement."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from time_machine import TimeMachineFixture

from renovation.platforms.models import Platform
from renovation.professionals.models import Company, PastQualification, Qualification
from renovation.professionals.operations import load_rows, sign_charter
from renovation.territories.models import Commune
from tests.factories.entries import NOW, open_directory
from tests.factories.professionals import TODAY, row

pytestmark = pytest.mark.usefixtures("directory")
FIRST = "10000000000011"
EXPIRED = "10000002000011"


@pytest.fixture(autouse=True)
def november(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC))


def page_of(visitor: Client, siret: str) -> str:
    return re.sub(r"\s+", " ", visitor.get(f"/annuaire/{siret}/").content.decode())


def test_all_qualifications_are_told_with_their_dates_and_body(visitor: Client) -> None:
    page = page_of(visitor, FIRST)

    for words in ("ENTREPRISE 0", "Isolation des combles perdus", "Qualibat", "01/01/2025", "31/12/2028"):
        assert words in page
    assert '<meta name="robots" content="noindex">' in page


def test_the_data_date_and_the_licence_are_stated(visitor: Client) -> None:
    page = page_of(visitor, FIRST)

    assert "données du 24 novembre 2026" in page
    assert "Licence Ouverte" in page


def test_the_checklist_stands_beside(visitor: Client) -> None:
    page = page_of(visitor, FIRST)

    for words in ("RGE à la date du devis", "Assurance décennale", "Devis détaillé", "Délais"):
        assert words in page


def test_a_firm_whose_qualifications_ended_is_told_neutrally(visitor: Client) -> None:
    page = page_of(visitor, EXPIRED)

    assert "aucune qualification en cours dans la liste du 24 novembre 2026" in page
    assert "renouvellement est peut-être en cours" in page
    assert "du 1er janvier 2025 au 1er janvier 2026" in page
    assert not re.search(r"n.est (pas|plus) RGE", page)


def test_what_ended_before_is_told_and_what_goes_on_under_another_date_is_not(visitor: Client) -> None:
    common = {"siret": FIRST, "name": "ENTREPRISE 0", "body": "qualibat", "domain_key": "x"}
    PastQualification.objects.create(
        **common, domain="heat_pump", valid_from=date(2020, 1, 1), valid_to=date(2023, 12, 31)
    )
    PastQualification.objects.create(**common, domain="attic", valid_from=date(2020, 1, 1), valid_to=date(2024, 12, 31))

    page = page_of(visitor, FIRST)

    assert "Pompe à chaleur pour le chauffage (Qualibat), du 1er janvier 2020 au 31 décembre 2023" in page
    assert "31 décembre 2024" not in page


def test_what_comes_is_told_apart(visitor: Client) -> None:
    Qualification.objects.create(
        company_id=FIRST,
        domain="windows",
        domain_key="x",
        body="qualibat",
        valid_from=date(2027, 1, 1),
        valid_to=date(2029, 1, 1),
    )

    assert "à partir du 1er janvier 2027" in page_of(visitor, FIRST)


def test_other_establishments_of_the_firm_are_linked(visitor: Client, communes: list[Commune]) -> None:
    rows = [row(0, communes[0]), row(0, communes[1], siret="10000000000029")]
    load_rows(rows=rows, data_date=TODAY)

    page = page_of(visitor, FIRST)

    assert "/annuaire/10000000000029/" in page
    assert "Thise" in page


@pytest.mark.parametrize("siret", ["00000000000000", "12345678901234"])
def test_an_unknown_number_gets_a_404_that_helps(visitor: Client, siret: str) -> None:
    answer = visitor.get(f"/annuaire/{siret}/")
    page = answer.content.decode()

    assert answer.status_code == 404
    assert siret in page
    assert "Cela ne dit rien de l’entreprise" in page
    assert "Chercher près de chez moi" in page


def test_the_charter_is_shown_on_cards_and_pages_with_its_meaning(visitor: Client, platform: Platform) -> None:
    settings = open_directory(platform)
    company = Company.objects.get(pk=FIRST)
    sign_charter(platform=platform, company=company, signed_on=TODAY, ends_on=None, author_id=platform.pk, now=NOW)

    assert settings.charter_meaning in page_of(visitor, FIRST)
    results = visitor.get("/annuaire/", {"commune": "25000"}).content.decode()
    assert results.count("Signataire de la charte du territoire") == 1


def test_words_of_a_firm_are_escaped(visitor: Client) -> None:
    Company.objects.filter(pk=FIRST).update(name="<script>alert(1)</script>")

    assert "<script>alert(1)" not in page_of(visitor, FIRST)


def test_personal_data_of_a_sole_trader_is_kept_from_engines_and_its_owner_may_object(visitor: Client) -> None:
    page = visitor.get(f"/annuaire/{FIRST}/").content.decode()

    assert 'content="noindex"' in page
    assert "s’opposer" in page
