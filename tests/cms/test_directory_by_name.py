"""A firm looked for by its name or its number."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from time_machine import TimeMachineFixture

from renovation.professionals.operations import load_rows
from renovation.territories.models import Commune
from tests.factories.professionals import TODAY, row


@pytest.fixture(autouse=True)
def firms(communes: list[Commune], time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(datetime(2026, 11, 24, 10, tzinfo=UTC))
    rows = [
        row(1, communes[0], nom_entreprise="COUVERTURE FALMARIN"),
        row(1, communes[1], nom_entreprise="COUVERTURE FALMARIN", siret="10000000100029"),
        row(2, communes[0], nom_entreprise="MENUISERIE ÉTÉ"),
        row(3, communes[0], nom_entreprise="FALMARIN ANCIENNE", lien_date_fin="2026-01-01"),
    ]
    load_rows(rows=rows, data_date=TODAY)


def read(visitor: Client, typed: str) -> str:
    answer = visitor.get("/annuaire/nom/", {"q": typed})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("typed", ["falmarin", "Falmarin", "100000001", "100 000 001", "10000000100011"])
def test_a_name_a_siren_or_a_siret_finds_the_firm_once(visitor: Client, typed: str) -> None:
    page = read(visitor, typed)

    assert page.count('class="card-title"') == 1
    assert "COUVERTURE FALMARIN" in page
    assert "ANCIENNE" not in page


def test_a_misspelt_name_finds_those_that_resemble_and_says_so(visitor: Client) -> None:
    page = read(visitor, "falmaren")

    assert "COUVERTURE FALMARIN" in page
    assert "d’un nom qui ressemble à «" in page


def test_accents_do_not_matter(visitor: Client) -> None:
    assert "MENUISERIE ÉTÉ" in read(visitor, "menuiserie ete")


def test_other_establishments_of_the_firm_are_named(visitor: Client) -> None:
    assert "Un autre établissement de la même entreprise" in read(visitor, "falmarin")


def test_nothing_found_names_the_day_of_the_list_and_never_says_that_it_is_not_rge(visitor: Client) -> None:
    page = read(visitor, "zorglub")

    assert "Pas trouvée dans la liste du 24/11/2026" in page
    assert "/annuaire/verifier/?entreprise=zorglub" in page
    assert "pas RGE" not in page


def test_a_number_with_a_wrong_key_is_said_to_be_read_again(visitor: Client) -> None:
    assert "ses chiffres ne vont pas ensemble" in read(visitor, "12345678900011")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "au moins trois lettres"),
        ("ab", "au moins trois lettres"),
        ("1234", "14 chiffres"),
        ("%%%", "trois lettres"),
    ],
)
def test_x5_what_cannot_be_searched_is_said_beside_the_field(visitor: Client, typed: str, told: str) -> None:
    page = read(visitor, typed)

    assert told in page
    assert "<title>Erreur" in page


@pytest.mark.parametrize("typed", ["\x00\x00\x00", "'; DROP", "a" * 500, "²²²²²²²²²", "١٢٣٤٥٦٧٨٩"])
def test_f1_strange_input_never_breaks_the_page(visitor: Client, typed: str) -> None:
    assert read(visitor, typed)
