"""« Vérifier un artisan à la date du devis »: four answers, and what to do in each case."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from time_machine import TimeMachineFixture

from renovation.professionals.operations import load_rows
from renovation.territories.models import Commune
from tests.factories.professionals import TODAY, row

SIRET = "10000000100011"


@pytest.fixture(autouse=True)
def firms(communes: list[Commune], time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC))
    rows = [
        row(1, communes[0], nom_entreprise="FALMARIN", lien_date_debut="2025-01-01", lien_date_fin="2026-12-31"),
        row(2, communes[0], nom_entreprise="MURAILLE NORD"),
        row(2, communes[1], nom_entreprise="MURAILLE SUD", siret="10000000200029"),
        row(3, communes[0], nom_entreprise="ANCIENNE", lien_date_fin="2026-01-01"),
    ]
    load_rows(rows=rows, data_date=TODAY)


def read(visitor: Client, entreprise: str = SIRET, travaux: str = "combles-perdus", date: str = "2026-11-20") -> str:
    answer = visitor.get("/annuaire/verifier/", {"entreprise": entreprise, "travaux": travaux, "date": date})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "pas RGE" not in page
    return page


def test_covered_that_day(visitor: Client) -> None:
    page = read(visitor)

    assert "Couverte le 20/11/2026" in page
    assert "<strong>FALMARIN</strong>" in page
    assert "finit bientôt, le 31/12/2026" in page
    assert "Isolation des combles perdus" in page


@pytest.mark.parametrize("day", ["2025-01-01", "2026-12-31"])
def test_both_days_of_the_bounds_count(visitor: Client, day: str) -> None:
    assert "Couverte le" in read(visitor, date=day)


def test_not_yet_that_day(visitor: Client) -> None:
    page = read(visitor, date="2024-12-31")

    assert "Pas encore couverte le 31/12/2024" in page
    assert "Attendez le 01/01/2025 pour signer" in page


def test_no_longer_that_day(visitor: Client) -> None:
    page = read(visitor, entreprise="10000000300011")

    assert "Plus couverte le 20/11/2026" in page
    assert "a pris fin le 01/01/2026" in page
    assert "son certificat en cours" in page


def test_other_works_are_not_those_of_the_quote(visitor: Client) -> None:
    page = read(visitor, travaux="fenetres")

    assert "Pas trouvée dans la liste du 24/11/2026" in page
    assert "Non, pour d’autres travaux" in page


def test_walls_insulated_from_inside_are_not_those_of_a_quote_from_outside(
    visitor: Client, communes: list[Commune]
) -> None:
    inside = "Isolation par l'intérieur des murs ou rampants de toitures  ou plafonds"
    load_rows(rows=[row(4, communes[0], domaine=inside)], data_date=TODAY)

    assert "Couverte le" in read(visitor, entreprise="10000000400011", travaux="murs-interieur")
    assert "Couverte le" not in read(visitor, entreprise="10000000400011", travaux="murs-exterieur")
    asked_again = read(visitor, entreprise="10000000400011", travaux="murs")
    assert "dans cette liste, qui les dit plus précisément" in asked_again
    assert "Couverte le" not in asked_again


def test_not_found_says_in_which_list_and_doubts_of_the_number(visitor: Client) -> None:
    page = read(visitor, entreprise="12345678900011")

    assert "Pas trouvée dans la liste du 24/11/2026" in page
    assert "ses chiffres ne vont pas ensemble" in page


def test_a_known_firm_is_not_told_that_its_number_is_wrong(visitor: Client) -> None:
    assert "ses chiffres ne vont pas ensemble" not in read(visitor, travaux="fenetres")


def test_another_establishment_that_is_covered_is_proposed(visitor: Client) -> None:
    page = read(visitor, entreprise="10000000299999")

    assert "Le devis vient peut-être de l’un d’eux" in page
    assert "?entreprise=10000000200029&amp;travaux=combles-perdus&amp;date=2026-11-20" in page


def test_a_name_or_a_siren_of_several_establishments_lets_one_choose(visitor: Client) -> None:
    for typed in ("muraille", "100 000 002", "muraile"):
        page = read(visitor, entreprise=typed)

        assert "Quel établissement ?" in page
        assert page.count('<li><a href="?entreprise=1000000020') == 2


def test_a_name_that_only_one_bears_is_answered(visitor: Client) -> None:
    assert "Couverte le" in read(visitor, entreprise="falmarin")
    assert "Plus couverte le" in read(visitor, entreprise="ancienne")


def test_a_name_that_nobody_bears_leads_to_the_number(visitor: Client) -> None:
    assert "Écrivez plutôt le SIRET du devis" in read(visitor, entreprise="zorglub")


def test_a_day_after_the_list_says_so(visitor: Client) -> None:
    assert "Ce jour vient après notre liste" in read(visitor, date="2026-12-15")


def test_without_a_date_today_is_meant(visitor: Client) -> None:
    assert "Couverte le 24/11/2026" in read(visitor, date="")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"entreprise": ""}, "Écrivez le SIRET de l’entreprise"),
        ({"entreprise": "123"}, "Un SIRET a 14 chiffres"),
        ({"travaux": ""}, "Choisissez les travaux du devis"),
        ({"date": "31/02/2026"}, "Écrivez une date"),
        ({"date": "2126-11-20"}, "trop loin dans le futur"),
        ({"date": "1926-11-20"}, "pendant cinq ans"),
        ({"date": "0001-01-01"}, "pendant cinq ans"),
    ],
)
def test_x5_bad_input_is_said_beside_the_field_and_kept(visitor: Client, changed: dict[str, str], told: str) -> None:
    page = read(visitor, **changed)

    assert told in page
    assert "<title>Erreur" in page
    assert "entreprise" in changed or f'value="{SIRET}"' in page


def test_the_empty_form_is_open_to_the_engines_and_answers_are_not(visitor: Client) -> None:
    assert "noindex" not in visitor.get("/annuaire/verifier/").content.decode()
    assert 'content="noindex"' in read(visitor)
