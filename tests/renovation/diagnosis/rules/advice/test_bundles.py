"""Ordered bundles: each step is simulated after the ones before."""

from dataclasses import replace

from renovation.diagnosis.rules.advice import advise
from renovation.diagnosis.rules.advice.answer_moves import MOVES
from renovation.diagnosis.rules.choices import (
    Floor,
    Generator,
    HotWater,
    Position,
    YesNo,
)
from renovation.diagnosis.rules.climate import climate
from tests.renovation.diagnosis.rules.advice.situations import FLAT, SOIL_HOUSE, advised
from tests.renovation.diagnosis.rules.dwellings import HOUSE, TODAY, calculated


def test_a_bundle_gains_less_than_its_works_added_up() -> None:
    advice = advised(HOUSE)
    path = advice.path
    assert path is not None
    alone = {work.code: work.gain.cost_eur.likely for work in advice.works}
    step = next(one for one in path.steps if one.code == "heat_pump")

    assert step.gain.cost_eur.likely < alone["heat_pump"]
    assert abs(sum(one.gain.cost_eur.likely for one in path.steps) - path.gain.cost_eur.likely) <= len(path.steps)


def test_the_last_step_is_a_run_of_the_dwelling_with_everything_done() -> None:
    path = advised(HOUSE).path
    assert path is not None
    done = HOUSE
    for step in path.steps:
        done = next(move for move in MOVES if move.code == step.code).done(done)

    after = calculated(done).balance

    assert {"roof_attic", "walls_outside", "heat_pump"} <= {step.code for step in path.steps}
    assert path.after.final_kwh == round(after.final_kwh)
    assert path.after.energy_class == after.energy_class


def test_the_envelope_comes_before_the_generator() -> None:
    path = advised(HOUSE).path
    assert path is not None

    *first, last = [step.stage for step in path.steps]

    assert set(first) == {"envelope"}
    assert last == "heating"


def test_a_path_keeps_two_insulations_and_drops_what_the_class_does_not_need() -> None:
    """By the Mediterranean a heat pump alone would nearly do."""
    path = advise(HOUSE, climate("h3", "low"), TODAY).path
    assert path is not None

    assert [step.code for step in path.steps] == ["roof_attic", "walls_outside", "heat_pump"]


def test_without_a_path_to_the_target_the_furthest_one_is_shown_and_why() -> None:
    """A network of unknown content counts for much CO₂, and nobody changes it alone."""
    advice = advised(replace(FLAT, generator=Generator.NETWORK))

    assert not advice.path_reached
    assert advice.path is not None
    assert "pas encore B" in advice.path_why
    assert "chauffage collectif" in advice.path_why
    assert advice.path.after.primary_kwh_m2 < advice.path.before.primary_kwh_m2


def test_a_floor_on_the_soil_is_not_advised() -> None:
    assert SOIL_HOUSE.floor is Floor.SOIL

    advice = advised(SOIL_HOUSE)

    assert advice.path is not None
    assert "floor" not in {step.code for step in advice.path.steps}


def test_a_flat_goes_as_far_as_it_can_alone_before_the_copropriete() -> None:
    flat = replace(FLAT, position=Position.MIDDLE, collective=YesNo.NO)
    own = advised(replace(flat, generator=Generator.ELECTRIC, hot_water=HotWater.ELECTRIC_TANK)).path
    assert own is not None

    assert not own.shared
    assert own.after.energy_class in "AB"
