"""A better dwelling never uses more, and the actions shown are new runs of the engine."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import Age, Control, Glazing, Insulation, WallInsulation, YesNo
from renovation.diagnosis.rules.sampling import likeliest
from tests.renovation.diagnosis.rules.dwellings import HOUSE, any_answers, calculated

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
