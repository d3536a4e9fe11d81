"""Indicative costs: dated, sourced, to be verified."""

from datetime import date

import pytest

from renovation.diagnosis.rules.advice import advise
from renovation.diagnosis.rules.advice.catalogue import sheets
from renovation.diagnosis.rules.advice.costs import PREFIX
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.professionals.enums import Domain
from renovation.quantities.rules.parameters import parameters_on
from renovation.quantities.rules.seeds import read_seed
from tests.renovation.diagnosis.rules.advice.situations import advised
from tests.renovation.diagnosis.rules.dwellings import HOUSE, TODAY, WEATHER

COSTS = [entry for entry in seed_entries() if entry["code"].startswith(PREFIX)]


@pytest.mark.parametrize("entry", COSTS, ids=lambda entry: entry["code"])
def test_every_cost_is_a_sourced_range_that_says_it_is_to_be_verified(entry: dict) -> None:
    seed = read_seed(entry)

    assert all(value.state == "to_verify" and value.source_text for value in seed.values)
    assert all(0 < value.value["low"] < value.value["high"] for value in seed.values)


def test_every_work_has_words_rge_domains_and_a_cost_or_a_study() -> None:
    known = {entry["code"] for entry in COSTS}

    for sheet in sheets().values():
        assert sheet.title
        assert sheet.advice.endswith(".")
        assert sheet.why.endswith(".")
        assert sheet.depends_on
        assert set(sheet.rge_domains) <= set(Domain.values)
        assert sheet.rge_domains
        assert PREFIX + sheet.cost in known or sheet.shared_in_flat


def test_a_cost_is_a_price_times_a_quantity_to_the_hundred_euros() -> None:
    roof = next(one for one in advised(HOUSE).works if one.code == "roof_attic")

    # 100 m² on two levels: 50 m² of attic at 35 to 75 €.
    assert roof.cost is not None
    assert (roof.cost.quantity, roof.cost.unit) == (50, "m²")
    assert (roof.cost.low_eur, roof.cost.high_eur) == (1800, 3800)
    assert roof.cost.to_verify
    assert "Batiactu" in roof.cost.source


def test_a_work_says_the_level_to_ask_for_on_the_quote() -> None:
    roof = next(one for one in advised(HOUSE).works if one.code == "roof_attic")
    control = next(one for one in advised(HOUSE).works if one.code == "control_water")

    assert roof.level is not None
    assert roof.level.sentence == "Résistance de l’isolant (R) à demander sur le devis\u00a0: 7\u00a0m².K/W au moins."
    assert roof.level.to_verify
    assert control.level is None


def test_a_bundle_adds_up_the_costs_of_its_steps() -> None:
    path = advised(HOUSE).path
    assert path is not None

    assert path.cost_low_eur == sum(step.cost.low_eur for step in path.steps if step.cost)
    assert path.cost_high_eur == sum(step.cost.high_eur for step in path.steps if step.cost)
    assert path.cost_to_verify


def test_before_the_first_known_prices_there_is_no_cost() -> None:
    advice = advise(HOUSE, WEATHER, parameters_on(seed_entries(), date(2023, 6, 1)))

    assert all(work.cost is None for work in advice.works)


def test_energy_prices_that_were_not_read_are_flagged() -> None:
    assert advised(HOUSE).prices_to_verify
    assert not advise(HOUSE, WEATHER, parameters_on(seed_entries(), date(2023, 6, 1))).prices_to_verify
    assert TODAY.values[PREFIX + "heat_pump"].unit == "€ TTC par logement"
