"""Primary energy, class and cost follow the dated parameters."""

from datetime import date

import pytest

from renovation.diagnosis.rules.climate import climate
from renovation.diagnosis.rules.energy import balance, class_of, price_eur
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.quantities.rules.parameters import MissingParameter, parameters_on
from tests.renovation.diagnosis.rules.dwellings import TODAY, WEATHER

LAST_YEAR = parameters_on(seed_entries(), date(2025, 12, 31))
NEW_YEAR = parameters_on(seed_entries(), date(2026, 1, 1))


def test_electricity_counts_1_9_since_2026() -> None:
    uses = {"heating": {"electricity": 10_000.0}}

    before, after = (balance(uses, 100, WEATHER, one).primary_kwh_m2 for one in (LAST_YEAR, NEW_YEAR))

    assert (before, after) == (pytest.approx(230), pytest.approx(190))
    assert LAST_YEAR.fingerprint != NEW_YEAR.fingerprint


def test_the_fingerprint_is_that_of_the_values() -> None:
    again = parameters_on(reversed(seed_entries()), date(2026, 11, 24))

    assert again.fingerprint == TODAY.fingerprint
    assert len(TODAY.fingerprint) == 64


def test_a_date_before_the_method_has_no_parameters() -> None:
    with pytest.raises(MissingParameter):
        parameters_on(seed_entries(), date(2020, 1, 1)).number("diagnosis.ghg.gas")


@pytest.mark.parametrize(
    ("primary", "ghg", "area_m2", "altitude", "letter"),
    [
        (69.9, 5.9, 100, "low", "A"),
        (70.0, 0, 100, "low", "B"),
        (100, 31, 100, "low", "D"),
        (421, 0, 100, "low", "G"),
        (421, 0, 100, "high", "F"),
        (145, 0, 8, "low", "A"),
        (145, 0, 3, "low", "A"),
        (299, 0, 20, "low", "D"),
        (120, 0, 25, "low", "B"),
        (120, 0, 40, "low", "C"),
    ],
)
def test_the_class_is_the_worse_of_two_with_its_thresholds(
    primary: float, ghg: float, area_m2: float, altitude: str, letter: str
) -> None:
    assert class_of(primary, ghg, area_m2, climate("h1c", altitude), TODAY) == letter


def test_small_surfaces_had_no_thresholds_of_their_own_before_july_2024() -> None:
    before = parameters_on(seed_entries(), date(2024, 6, 30))

    assert class_of(145, 0, 8, WEATHER, before) == "C"
    assert class_of(145, 0, 8, WEATHER, TODAY) == "A"


def test_only_three_zones_have_thresholds_of_their_own_above_800_m() -> None:
    assert class_of(421, 0, 100, climate("h2d", "high"), TODAY) == "F"
    assert class_of(421, 0, 100, climate("h3", "high"), TODAY) == "G"


def test_the_price_bracket_is_that_of_the_total() -> None:
    brackets = ((1000.0, 0.0, 0.3), (None, 100.0, 0.2))

    assert (price_eur(999, brackets), price_eur(1000, brackets)) == (pytest.approx(299.7), 300.0)


def test_two_uses_of_one_energy_share_its_bracket() -> None:
    together = balance({"heating": {"gas": 4000.0}, "hot_water": {"gas": 2000.0}}, 100, WEATHER, TODAY)

    assert together.cost_eur == price_eur(6000, TODAY.brackets("diagnosis.price.gas"))


def test_every_price_since_july_2024_is_to_be_verified() -> None:
    prices = [value for code, value in TODAY.values.items() if ".price." in code]

    assert prices
    assert all(value.to_verify for value in prices)
