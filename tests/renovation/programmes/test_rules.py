"""Scenarios of works: every step calculated again, quantities of the description, what is forgotten said in time."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest

from renovation.diagnosis.rules.advice.from_dwelling import subject_of
from renovation.diagnosis.rules.advice.subject import Subject
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import Ventilation
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.evaluation import evaluate
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.prices.rules.statistics import Band, Level, Origin, Place
from renovation.programmes.rules.costs import cost_at, total_of
from renovation.programmes.rules.missing import Kind
from renovation.programmes.rules.proposals import proposals
from renovation.programmes.rules.simulating import Simulated, UnknownWorks, simulate
from tests.renovation.diagnosis.rules.advice.situations import STONE_HOUSE
from tests.renovation.diagnosis.rules.dwellings import BESANCON, HOUSE, TODAY, WEATHER

DOUBS = Place(Level.DEPARTMENT, "25", "Doubs")


def subject(answers: Answers = HOUSE) -> Subject[DetailedDwelling]:
    return subject_of(from_answers(answers, WEATHER), BESANCON, TODAY)


def codes_of(one: Subject[DetailedDwelling]) -> dict[str, str]:
    """The first work of each stage, by stage."""
    found: dict[str, str] = {}
    for proposal in proposals(one):
        found.setdefault(proposal.stage, proposal.code)
    return found


def run(*steps: list[str], answers: Answers = HOUSE) -> Simulated:
    return simulate(subject(answers), steps, TODAY)


def kinds(found: Simulated) -> set[Kind]:
    return {one.kind for one in found.remarks}


def test_quantities_are_those_of_the_parts_that_need_the_work() -> None:
    house = subject()
    walls = next(one for one in proposals(house) if one.code.startswith("walls"))

    assert walls.type is not None
    assert walls.unit is not None
    assert walls.unit.code == "m2"
    assert float(walls.quantity) == pytest.approx(sum(one.area_m2 for one in house.state.walls), abs=0.1)


def test_a_step_begins_where_the_one_before_ends_and_the_end_is_that_of_the_whole_method() -> None:
    house = subject()
    codes = [one.code for one in proposals(house) if one.code != "ventilation_double"]
    found = simulate(house, [[code] for code in codes], TODAY)
    done = house.after(house.state, [move for move in house.moves if move.code in codes])

    after = evaluate(done, BESANCON, TODAY)

    assert [one.before for one in found.steps[1:]] == [one.after for one in found.steps[:-1]]
    assert (found.after.energy_class, found.after.final_kwh) == (after.final_class, round(after.final_kwh))


def test_whatever_the_steps_the_same_works_lead_to_the_same_dwelling() -> None:
    codes = [*codes_of(subject()).values()][:3]
    ends = {run(*([code] for code in order)).after for order in permutations(codes)}

    assert ends == {run(codes).after}


def test_what_all_steps_save_is_what_the_scenario_saves() -> None:
    codes = [*codes_of(subject()).values()]
    found = run(*([code] for code in codes))

    assert sum(one.gain.final_kwh.likely for one in found.steps) == pytest.approx(found.gain.final_kwh.likely, abs=5)


def test_no_works_change_nothing() -> None:
    found = run()

    assert found.before == found.after
    assert found.steps == found.remarks == found.idle == ()


@pytest.mark.parametrize("steps", [[["piscine"]], [["windows"], ["windows"]], [["windows", "windows"]]])
def test_works_that_do_not_fit_or_come_twice_are_refused(steps: list[list[str]]) -> None:
    with pytest.raises(UnknownWorks):
        run(*steps)


def test_ventilation_is_missing_until_it_comes_with_the_insulation_or_before() -> None:
    aired = replace(HOUSE, ventilation=Ventilation.WINDOWS)

    late = run(["floor"], ["windows"], ["ventilation"], answers=aired)

    assert [one.step for one in late.remarks if one.kind is Kind.AIR] == [2]
    assert Kind.AIR not in kinds(run(["windows", "ventilation"], answers=aired))
    assert Kind.AIR not in kinds(run(["ventilation"], ["windows"], answers=aired))
    assert Kind.AIR not in kinds(run(["windows"]))


def test_heating_before_insulation_is_too_big() -> None:
    heating = codes_of(subject())["heating"]

    early = run([heating], ["windows"])

    assert [one.step for one in early.remarks if one.kind is Kind.SIZE] == [1]
    assert Kind.SIZE not in kinds(run(["windows"], [heating]))
    assert Kind.SIZE not in kinds(run(["windows", heating]))


def test_a_roof_left_bare_is_told_for_the_summer() -> None:
    roof = next(one.code for one in proposals(subject()) if one.code.startswith("roof"))

    assert Kind.SUMMER in kinds(run(["windows"]))
    assert Kind.SUMMER not in kinds(run(["windows", roof]))


def test_old_walls_must_dry() -> None:
    walls = next(one.code for one in proposals(subject(STONE_HOUSE)) if one.code.startswith("walls"))

    assert Kind.MOISTURE in kinds(run([walls], answers=STONE_HOUSE))
    assert Kind.MOISTURE not in kinds(run(["windows"], answers=STONE_HOUSE))


def test_windows_and_walls_apart_are_told_at_the_later_step() -> None:
    walls = next(one.code for one in proposals(subject()) if one.code.startswith("walls"))

    apart = run(["windows"], ["ventilation"], [walls])

    assert [one.step for one in apart.remarks if one.kind is Kind.TOGETHER] == [3]
    assert Kind.TOGETHER not in kinds(run(["windows", walls]))


def test_work_that_an_earlier_one_makes_pointless_is_idle() -> None:
    house = subject()
    windows = next(move for move in house.moves if move.code == "windows")
    same = replace(windows, code="floor")
    twice = replace(house, moves=(windows, same))

    assert simulate(twice, [["windows"], ["floor"]], TODAY).idle == ("floor",)
    assert simulate(twice, [["floor"]], TODAY).idle == ()


def test_a_cost_says_what_it_rests_on_and_is_never_invented() -> None:
    local = Band(Origin.LINES, Decimal(150), Decimal(220), median=Decimal("180.55"), lines=14, companies=3, place=DOUBS)
    seed = Band(Origin.SEED, Decimal(100), Decimal(200), to_verify=True)
    nothing = Band(Origin.NONE, Decimal(1), Decimal(1))
    quantity = Decimal("98.4")

    known, guessed = cost_at(quantity, local, year=2026), cost_at(quantity, seed, year=2026)
    total = total_of([known, guessed, cost_at(quantity, nothing, year=2026)])

    assert known is not None
    assert guessed is not None
    assert (known.median_eur, known.references, known.year) == (Decimal("17766.12"), 14, 2026)
    assert (guessed.median_eur, guessed.references, guessed.year) == (None, 0, None)
    assert (total.low_eur, total.high_eur) == (Decimal("24600.00"), Decimal("41328.00"))
    assert (total.unpriced, total.to_verify) == (1, True)
