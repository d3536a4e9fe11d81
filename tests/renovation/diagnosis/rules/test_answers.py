"""Answers are read strictly, kept plainly, and refused in words."""

import json

import pytest

from renovation.diagnosis.rules.answers import AnswersError, read_answers
from renovation.diagnosis.rules.questions import all_questions, questions_for
from tests.renovation.diagnosis.rules.dwellings import HOUSE


@pytest.mark.parametrize(
    ("plain", "field"),
    [
        ({"area_m2": "abc"}, "area_m2"),
        ({"area_m2": "NaN"}, "area_m2"),
        ({"area_m2": "5"}, "area_m2"),
        ({"area_m2": "1e9"}, "area_m2"),
        ({"levels": "9"}, "levels"),
        ({"generator": "nuclear"}, "generator"),
    ],
)
def test_a_wrong_answer_names_its_question(plain: dict[str, str], field: str) -> None:
    with pytest.raises(AnswersError) as error:
        read_answers(plain)

    assert error.value.field == field
    assert str(error.value).endswith(".")


def test_answers_survive_storage() -> None:
    assert read_answers(json.loads(json.dumps(HOUSE.to_dict()))) == HOUSE


def test_a_french_number_is_read() -> None:
    assert read_answers({"area_m2": "95,5"}).area_m2 == 95.5


def test_every_choice_of_every_question_can_be_read() -> None:
    for question in all_questions():
        for choice in question.choices:
            read_answers({question.field: choice.code})


def test_a_flat_is_asked_its_position_and_no_roof() -> None:
    fields = [question.field for question in questions_for(read_answers({"kind": "flat"}))]

    assert "position" in fields
    assert "roof" not in fields


def test_every_question_but_the_first_may_be_unknown() -> None:
    without = [one.field for one in all_questions() if one.choices and "unknown" not in {c.code for c in one.choices}]

    assert without == ["kind"]
