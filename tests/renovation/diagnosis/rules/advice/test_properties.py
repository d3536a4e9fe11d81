"""What holds for any answers, the unknown included."""

import json
from math import isfinite
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renovation.diagnosis.rules.advice import Advice, Bundle, Drawn, advise
from renovation.diagnosis.rules.advice.answer_moves import MOVES
from renovation.diagnosis.rules.advice.catalogue import AIR, ENVELOPE, HEATING, STAGES
from renovation.diagnosis.rules.advice.choosing import TARGET
from renovation.diagnosis.rules.advice.subject import Move
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.climate import climate
from renovation.diagnosis.rules.energy import CLASSES
from renovation.diagnosis.rules.questionnaire import Draw
from renovation.diagnosis.rules.sampling import likeliest
from tests.renovation.diagnosis.rules.advice.situations import advised, all_works
from tests.renovation.diagnosis.rules.dwellings import TODAY, any_answers, calculated

BETTER = [move for move in MOVES if move.sheet.stage in (ENVELOPE, HEATING)]
WEATHERS = [climate(zone, altitude) for zone in ("h1a", "h1c", "h2d", "h3") for altitude in ("low", "high")]


def bundles_of(advice: Advice) -> list[Bundle]:
    return [*advice.bundles, *((advice.path,) if advice.path else ())]


@pytest.mark.parametrize("move", BETTER, ids=lambda move: move.code)
@given(answers=any_answers())
@settings(max_examples=25, deadline=None)
def test_insulation_or_a_better_generator_never_raises_primary_energy(move: Move[Answers], answers: Answers) -> None:
    settled = likeliest(answers)

    before, after = (calculated(one).balance.primary_kwh_m2 for one in (settled, move.done(settled)))

    assert after <= before * (1 + 1e-9)


@given(answers=any_answers(), weather=st.sampled_from(WEATHERS))
@settings(max_examples=120, deadline=None)
def test_any_answers_have_an_advice_that_can_be_stored(answers: Answers, weather: Any) -> None:
    advice = advise(answers, weather, TODAY, [Drawn(likeliest(answers), Draw(air=1.3))])

    assert all(isfinite(number) for number in _numbers(advice.to_dict()))
    assert json.loads(json.dumps(advice.to_dict()))["target_class"] == TARGET
    assert len(advice.works) + len(bundles_of(advice)) <= 6
    assert advice.path_why


@given(answers=any_answers())
@settings(max_examples=120, deadline=None)
def test_bundles_are_chains_of_steps(answers: Answers) -> None:
    for bundle in bundles_of(advised(answers)):
        steps = bundle.steps

        assert bundle.before == steps[0].before
        assert bundle.after == steps[-1].after
        assert [step.before for step in steps[1:]] == [step.after for step in steps[:-1]]
        assert [STAGES.index(step.stage) for step in steps] == sorted(STAGES.index(step.stage) for step in steps)
        assert len({step.code for step in steps}) == len(steps)


@given(answers=any_answers())
@settings(max_examples=120, deadline=None)
def test_a_path_is_reached_exactly_when_it_leads_to_the_target(answers: Answers) -> None:
    advice = advised(answers)

    end = advice.path.after.energy_class if advice.path else calculated(answers).balance.energy_class
    assert advice.path_reached == (CLASSES.index(end) <= CLASSES.index(TARGET))


@given(answers=any_answers())
@settings(max_examples=120, deadline=None)
def test_no_bundle_makes_a_dwelling_tight_without_air(answers: Answers) -> None:
    settled = likeliest(answers)
    if settled.ventilation not in ("windows", "natural"):
        return
    for bundle in bundles_of(advised(answers)):
        tight = any(step.code.startswith(("roof", "walls", "windows")) for step in bundle.steps)

        assert not tight or any(step.stage == AIR for step in bundle.steps)


@given(answers=any_answers())
@settings(max_examples=60, deadline=None)
def test_a_work_that_changes_nothing_is_never_proposed(answers: Answers) -> None:
    settled = likeliest(answers)

    for work in all_works(advised(answers)):
        move = next(one for one in MOVES if one.code == work.code)
        assert move.proposed(settled)
        assert move.done(settled) != settled


def _numbers(value: Any) -> list[float]:
    if isinstance(value, bool):
        return []
    if isinstance(value, int | float):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [number for one in inner for number in _numbers(one)]
