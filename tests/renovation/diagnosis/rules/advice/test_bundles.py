"""Ordered bundles: each step is simulated after the ones before."""

from dataclasses import replace

from renovation.diagnosis.rules.advice import advise
from renovation.diagnosis.rules.choices import (
    Age,
    Floor,
    Generator,
    Glazing,
    HotWater,
    Insulation,
    Position,
    WallInsulation,
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
    done = replace(
        HOUSE,
        roof_insulation=Insulation.GOOD,
        wall_insulation=WallInsulation.OUTSIDE,
        glazing=Glazing.RECENT_DOUBLE,
        generator=Generator.AIR_WATER,
        generator_age=Age.RECENT,
    )

    assert {one.code for one in path.steps} == {"roof_attic", "walls_outside", "windows", "heat_pump"}
    assert path.after.final_kwh == round(calculated(done).balance.final_kwh)


def test_the_envelope_comes_before_the_generator() -> None:
    path = advised(HOUSE).path
    assert path is not None

    assert [one.stage for one in path.steps] == ["envelope"] * 3 + ["heating"]


def test_a_path_keeps_two_insulations_and_drops_what_the_class_does_not_need() -> None:
    """By the Mediterranean a heat pump alone would nearly do."""
    path = advise(HOUSE, climate("h3", "low"), TODAY).path
    assert path is not None

    assert [step.code for step in path.steps] == ["roof_attic", "walls_outside", "heat_pump"]


def test_without_a_path_to_the_target_the_furthest_one_is_shown_and_why() -> None:
    advice = advised(replace(FLAT, generator=Generator.NETWORK, collective=YesNo.YES, area_m2=12.0))

    assert not advice.path_reached
    assert advice.path is not None
    assert "pas encore B" in advice.path_why
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
