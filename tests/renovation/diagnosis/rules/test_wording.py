"""Words for households: groups in order, every text complete, French spaces."""

import re
from collections.abc import Iterator
from itertools import groupby

from renovation.diagnosis.rules.estimate import estimate
from renovation.diagnosis.rules.place import Place
from renovation.diagnosis.rules.questions import GROUPS, all_questions
from tests.renovation.diagnosis.rules.dwellings import HOUSE, TODAY

PLAIN_SPACE = re.compile(r" [:;?!€%»]")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def test_questions_are_complete_and_one_sentence() -> None:
    for question in all_questions():
        assert question.hint
        assert question.why
        assert question.title.endswith("\u00a0?")
        assert question.title.count("?") == 1


def test_groups_follow_the_order_of_the_questions() -> None:
    assert [group for group, _ in groupby(all_questions(), key=lambda one: one.group)] == list(GROUPS)


def test_no_plain_space_stands_before_a_double_sign() -> None:
    questions = [[one.title, one.hint, one.why, *(c.label for c in one.choices)] for one in all_questions()]
    shown = estimate(HOUSE, Place("25", None), TODAY).to_dict()

    for text in _texts([questions, shown]):
        assert not PLAIN_SPACE.search(text), text
