"""What works do to each other, to old walls and to neighbours."""

from dataclasses import replace

from renovation.diagnosis.rules.advice import Work, interactions
from renovation.diagnosis.rules.answers import Answers, read_answers
from renovation.diagnosis.rules.choices import Age, Generator, Ventilation, WallMaterial
from tests.renovation.diagnosis.rules.advice.situations import FLAT, STONE_HOUSE, advised, all_works
from tests.renovation.diagnosis.rules.dwellings import HOUSE, calculated


def _alone(answers: Answers, code: str) -> Work:
    return next(one for one in advised(answers).works if one.code == code)


def _anywhere(answers: Answers, code: str) -> Work:
    return next(one for one in all_works(advised(answers)) if one.code == code)


def test_windows_alone_in_a_dwelling_without_ventilation_warn_of_it() -> None:
    draughty = replace(HOUSE, ventilation=Ventilation.WINDOWS)

    assert interactions.AIR_NEEDED in _alone(draughty, "roof_attic").warnings
    assert interactions.AIR_CHECK in _alone(HOUSE, "roof_attic").warnings


def test_a_bundle_brings_ventilation_after_the_envelope() -> None:
    bundle = next(one for one in advised(STONE_HOUSE).bundles if one.code == "start")

    assert [step.code for step in bundle.steps] == ["roof_attic", "walls_inside", "ventilation"]
    assert interactions.AIR_CHECK in bundle.steps[0].warnings
    assert interactions.AIR_NEEDED not in bundle.steps[0].warnings


def test_ventilation_that_costs_energy_says_so() -> None:
    path = advised(STONE_HOUSE).path
    assert path is not None
    air = next(step for step in path.steps if step.stage == "air")

    assert air.gain.cost_eur.likely < 0
    assert interactions.AIR_COSTS in air.warnings


def test_a_heat_pump_is_sized_for_the_insulated_dwelling() -> None:
    path = advised(HOUSE).path
    assert path is not None
    step = next(one for one in path.steps if one.code == "heat_pump")
    assert step.sizing is not None

    # Besançon: 19 °C inside, -9.5 °C outside.
    assert step.sizing.bare_kw == round(calculated(HOUSE).total_w_k * 28.5 / 1000, 1)
    assert step.sizing.insulated_kw < step.sizing.bare_kw / 2
    assert step.sizing.sentence.startswith("Isolez d’abord")
    assert interactions.ALONE not in step.warnings
    assert interactions.ALONE in _alone(HOUSE, "heat_pump").warnings


def test_old_stone_walls_are_insulated_inside_with_breathing_materials() -> None:
    walls = _alone(STONE_HOUSE, "walls_inside")

    assert interactions.MOISTURE_INSIDE in walls.warnings


def test_old_brick_walls_outside_warn_of_moisture_and_of_heritage() -> None:
    walls = _alone(replace(STONE_HOUSE, wall_material=WallMaterial.BRICK), "walls_outside")

    assert {interactions.MOISTURE_OUTSIDE, interactions.HERITAGE, interactions.DECLARATION} <= set(walls.warnings)


def test_the_ban_of_oil_boilers_may_turn_the_order_round() -> None:
    path = advised(HOUSE).path
    assert path is not None

    assert path.warnings == (interactions.TOGETHER, interactions.OIL_BAN)
    assert interactions.MILD_WATER in path.steps[-1].warnings


def test_a_worn_gas_boiler_is_replaced_without_waiting_if_it_breaks() -> None:
    path = advised(replace(HOUSE, generator=Generator.GAS)).path
    recent = advised(replace(HOUSE, generator=Generator.GAS, generator_age=Age.RECENT)).path
    assert path is not None
    assert recent is not None

    assert interactions.WORN in path.warnings
    assert interactions.WORN not in recent.warnings


def test_the_roof_of_a_flat_is_for_the_copropriete_to_decide() -> None:
    advice = advised(FLAT)
    shared = [work for work in all_works(advice) if work.shared]
    assert advice.path is not None

    assert {work.code for work in shared} == {"roof_terrace", "walls_outside", "shared_heat_pump"}
    assert all(interactions.SHARED in work.warnings for work in shared)
    assert not any(work.shared for work in advice.works)
    assert advice.path.unpriced == ("Remplacer la chaudière collective par une pompe à chaleur",)


def test_insulating_the_roof_helps_in_summer_and_windows_call_for_shutters() -> None:
    assert interactions.SUMMER_ROOF in _alone(HOUSE, "roof_attic").warnings
    assert interactions.SUMMER_WINDOWS in _anywhere(HOUSE, "windows").warnings


def test_a_work_that_rests_on_an_unknown_answer_says_so() -> None:
    unsure = read_answers({"kind": "house", "period": "1948_1974", "generator": "oil", "area_m2": 100})

    assert interactions.UNSURE in _alone(unsure, "walls_outside").warnings
    assert interactions.UNSURE not in _alone(HOUSE, "walls_outside").warnings
