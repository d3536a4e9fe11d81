"""Answers that hardly go together, and values that cannot be: said beside the field, kept, confirmed or corrected."""

import pytest
from django.test import Client

from renovation.diagnosis.models import SelfDiagnosis
from tests.selfservice.stories import HOUSE, question


def answers() -> dict[str, object]:
    return dict(SelfDiagnosis.objects.get().answers)


def test_a_recent_house_without_insulation_asks_for_confirmation(started: Client) -> None:
    started.post(question("home"), HOUSE["home"])
    started.post(question("period"), {"period": "since_2022"})

    page = started.post(question("wall_insulation"), {"wall_insulation": "none"}).content.decode()

    assert "Votre logement date d’après 2013" in page
    assert 'value="modern_wall_insulation"' in page
    assert question("period") in page
    assert "wall_insulation" not in answers()


def test_what_was_typed_is_kept_while_confirmation_is_asked(started: Client) -> None:
    started.post(question("home"), HOUSE["home"])
    started.post(question("shape"), {"shape": "tall"})

    page = started.post(question("area"), {"area_m2": "24"}).content.decode()

    assert "24\u00a0m² sur 3 niveaux" in page
    assert 'value="24"' in page


def test_a_confirmed_contradiction_is_kept_and_not_asked_again(started: Client) -> None:
    started.post(question("home"), HOUSE["home"])
    started.post(question("period"), {"period": "2013_2021"})
    typed = {"glazing": "single"}
    started.post(question("windows"), typed)

    confirmed = started.post(question("windows"), typed | {"confirm": "modern_glazing"})

    assert confirmed.status_code == 302
    assert answers()["glazing"] == "single"
    assert started.post(question("windows"), typed).status_code == 302


def test_a_corrected_answer_is_taken_at_once(started: Client) -> None:
    started.post(question("home"), HOUSE["home"])
    started.post(question("heating"), {"heating": "electric"})
    assert started.post(question("hot_water"), {"hot_water": "same"}).status_code == 200

    assert started.post(question("hot_water"), {"hot_water": "electric_tank"}).status_code == 302


def test_a_flat_on_the_ground_with_a_roof_of_its_own(started: Client) -> None:
    started.post(question("home"), {"kind": "flat", "who": "owner"})
    started.post(question("position"), {"position": "under_roof"})
    started.post(question("roof_insulation"), {"roof_insulation": "good"})

    page = started.post(question("position"), {"position": "above_ground"}).content.decode()
    assert "vous avez décrit un toit au-dessus de lui" in page

    started.post(question("position"), {"position": "above_ground", "confirm": "flat_with_roof"})
    assert answers()["position"] == "above_ground"
    assert "roof_insulation" not in answers()


@pytest.mark.parametrize("typed", ["0", "5000", "-20", "1e9", "NaN", "∞"])
def test_an_impossible_area_is_refused_beside_the_field(started: Client, typed: str) -> None:
    page = started.post(question("area"), {"area_m2": typed}).content.decode()

    assert "Écrivez" in page
    assert 'aria-invalid="true"' in page
    assert "area_m2" not in answers()


def test_a_year_to_come_is_refused(started: Client) -> None:
    page = started.post(question("period"), {"period": "unknown", "year": "2031"}).content.decode()

    assert "Cette année est à venir" in page
    assert 'value="2031"' in page


def test_a_year_settles_the_period(started: Client) -> None:
    started.post(question("period"), {"period": "unknown", "year": "1962"})

    assert answers()["period"] == "1948_1974"


def test_a_year_outside_the_period_is_said(started: Client) -> None:
    page = started.post(question("period"), {"period": "before_1948", "year": "1985"}).content.decode()

    assert "1985 n’est pas dans l’époque choisie" in page


@pytest.mark.parametrize(
    ("typed", "words"), [("beaucoup", "en chiffres"), ("999999", "entre 1 et 200"), ("-3", "entre")]
)
def test_an_impossible_bill_is_refused_beside_its_line(started: Client, typed: str, words: str) -> None:
    started.post(question("heating"), {"heating": "gas"})

    page = started.post(question("bills"), {"bills_gas": typed, "bills_gas_unit": "kwh"}).content.decode()

    assert words in page
    assert f'value="{typed}"' in page
