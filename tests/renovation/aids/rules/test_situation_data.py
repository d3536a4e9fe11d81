"""A situation kept as plain data comes back as it was."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from renovation.aids.rules.situation import Dates, Letting, Situation
from renovation.aids.rules.situation_data import SituationError, situation_from_dict, situation_to_dict
from tests.renovation.aids.rules.cast import household
from tests.renovation.aids.rules.test_properties import situations


@settings(max_examples=50, deadline=None)
@given(situations)
def test_a_situation_comes_back_from_json(one: Situation) -> None:
    kept = json.loads(json.dumps(situation_to_dict(one)))

    assert situation_from_dict(kept) == one


def test_dates_and_refusals_come_back_too() -> None:
    one = replace(
        household(), dates=Dates(filing=date(2026, 3, 1)), letting=Letting(False, Decimal("150000.50"), 9, False)
    )

    assert situation_from_dict(situation_to_dict(one)) == one


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"formula": 1}, "situation"),
        ({"home": {"age": "old"}}, "home.age"),
        ({"household": {"persons": "two"}}, "household.persons"),
        ({"household": {"rfr_eur": "much"}}, "household.rfr_eur"),
        ({"project": {"lines": [{"work": "magic"}]}}, "lines[0].work"),
        ({"project": {"lines": [{"cost_ht_eur": 3}]}}, "lines[0]"),
        ({"project": {"lines": "roof"}}, "lines"),
        ({"home": 3}, "home"),
    ],
)
def test_what_is_no_situation_is_refused_with_its_place(data: dict[str, object], place: str) -> None:
    with pytest.raises(SituationError) as error:
        situation_from_dict(data)

    assert place in str(error.value)
