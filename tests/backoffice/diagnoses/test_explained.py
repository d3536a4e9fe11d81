"""Every value of the calculation is shown with its line, its origin and its section."""

import pytest
from hypothesis import given, settings

from backoffice.diagnoses.explained import resolved_in_words
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.detail.evaluation import evaluate
from renovation.diagnosis.rules.detail.from_answers import from_answers
from tests.renovation.diagnosis.rules.dwellings import BESANCON, TODAY, WEATHER, any_answers


@pytest.fixture(autouse=True)
def parameters() -> None:
    """No parameter of the tables is needed here, hence no database."""


@settings(max_examples=15, deadline=None)
@given(any_answers())
def test_no_value_of_the_calculation_is_left_out(answers: Answers) -> None:
    dwelling = from_answers(answers, WEATHER)
    result = evaluate(dwelling, BESANCON, TODAY).to_dict()

    tables = resolved_in_words(dwelling, result)

    assert sum(len(rows) for _, rows in tables) == len(result["values"])
    assert all(row.value and row.origin for _, rows in tables for row in rows)
