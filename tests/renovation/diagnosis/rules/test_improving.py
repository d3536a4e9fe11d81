"""A better dwelling never uses more, and the actions shown are new runs of the engine."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import Age, Control, Glazing, Insulation, WallInsulation, YesNo
from renovation.diagnosis.rules.estimate import estimate
from renovation.diagnosis.rules.sampling import likeliest
from tests.renovation.diagnosis.rules.dwellings import BESANCON, HOUSE, TODAY, any_answers, calculated

STEPS: list[tuple[str, list[Any]]] = [
    ("roof_insulation", [Insulation.NONE, Insulation.THIN, Insulation.GOOD]),
    ("wall_insulation", [WallInsulation.NONE, WallInsulation.INSIDE]),
    ("wall_insulation", [WallInsulation.NONE, WallInsulation.OUTSIDE]),
    ("floor_insulation", [YesNo.NO, YesNo.YES]),
    ("glazing", [Glazing.SINGLE, Glazing.OLD_DOUBLE, Glazing.RECENT_DOUBLE, Glazing.TRIPLE]),
    ("generator_age", [Age.OLD, Age.MIDDLE, Age.RECENT]),
    ("control", [Control.NONE, Control.CENTRAL]),
    ("control", [Control.NONE, Control.ROOMS]),
]


def _primary(answers: Answers) -> float:
    return calculated(answers).balance.primary_kwh_m2


@pytest.mark.parametrize(("field", "steps"), STEPS)
@given(answers=any_answers())
@settings(max_examples=40, deadline=None)
def test_a_better_dwelling_never_uses_more(field: str, steps: list[Any], answers: Answers) -> None:
    settled = likeliest(answers)

    found = [_primary(replace(settled, **{field: step})) for step in steps]

    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize(("field", "steps"), STEPS)
def test_each_step_helps_an_old_house(field: str, steps: list[Any]) -> None:
    found = [_primary(replace(HOUSE, **{field: step})) for step in steps]

    assert all(after < before for before, after in pairwise(found))


def test_an_action_saves_what_a_new_run_says() -> None:
    roof = next(one for one in estimate(HOUSE, BESANCON, TODAY).improvements if one.code == "roof")
    before, after = (calculated(one).balance for one in (HOUSE, replace(HOUSE, roof_insulation=Insulation.GOOD)))

    assert roof.saving_kwh == round(before.final_kwh - after.final_kwh)
    assert roof.saving_eur == round(before.cost_eur - after.cost_eur)
    assert (roof.class_before, roof.class_after) == (before.energy_class, after.energy_class)


def test_savings_have_a_range_and_the_best_comes_first() -> None:
    found = estimate(HOUSE, BESANCON, TODAY).improvements

    assert 1 <= len(found) <= 4
    assert all(0 <= one.saving_eur_low <= one.saving_eur <= one.saving_eur_high for one in found)
    assert [one.saving_eur for one in found] == sorted((one.saving_eur for one in found), reverse=True)


@pytest.mark.parametrize(
    ("done", "code"),
    [
        (lambda one: replace(one, roof_insulation=Insulation.GOOD), "roof"),
        (lambda one: replace(one, wall_insulation=WallInsulation.OUTSIDE), "walls"),
        (lambda one: replace(one, floor_insulation=YesNo.YES), "floor"),
        (lambda one: replace(one, glazing=Glazing.RECENT_DOUBLE), "windows"),
    ],
)
def test_what_is_done_is_not_proposed(done: Callable[[Answers], Answers], code: str) -> None:
    assert code not in {one.code for one in estimate(done(HOUSE), BESANCON, TODAY).improvements}
