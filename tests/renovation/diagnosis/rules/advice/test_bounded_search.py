"""The search for works runs the engine a bounded number of times: some ten milliseconds for a household."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from renovation.diagnosis.rules.advice import from_answers
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.engine import Run, run
from tests.renovation.diagnosis.rules.advice.situations import FLAT, STONE_HOUSE, advised
from tests.renovation.diagnosis.rules.dwellings import HOUSE, any_answers

MOST_RUNS = 40


@dataclass
class Counter:
    """How often the engine ran."""

    runs: int = 0


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Counter:
    found = Counter()

    def counted(*arguments: Any) -> Run:
        found.runs += 1
        return run(*arguments)

    monkeypatch.setattr(from_answers, "run", counted)
    return found


@pytest.mark.parametrize("answers", [HOUSE, STONE_HOUSE, FLAT])
def test_usual_dwellings_take_some_twenty_runs(answers: Answers, counter: Counter) -> None:
    advised(answers)

    assert 10 <= counter.runs <= 30


@given(answers=any_answers())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_answers_take_more_than_a_bounded_number_of_runs(answers: Answers, counter: Counter) -> None:
    counter.runs = 0

    advised(answers)

    assert counter.runs <= MOST_RUNS
