"""The screens as data: complete, in order, each answer settling what it says."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from renovation.diagnosis.rules.answers import AnswersError, read_answers
from renovation.diagnosis.rules.choices import Period
from renovation.diagnosis.rules.questions import all_questions
from renovation.diagnosis.rules.screens import (
    ENGINE_FIELDS,
    Style,
    Track,
    all_screens,
    parts_for,
    screen_asking,
    screen_named,
    screens_for,
)
from renovation.diagnosis.rules.settling import Settled, period_of, settle
from renovation.edge.pictures.icons import icon_names

PLAIN_SPACE = re.compile(r" [:;?!€%»]")
HOUSE, FLAT = read_answers({"kind": "house"}), read_answers({"kind": "flat", "position": "above_ground"})


def settled(code: str, given: Mapping[str, Any]) -> Settled:
    screen = screen_named(code)
    assert screen is not None
    return settle(screen.parts, given, current_year=2026)


def test_every_field_of_the_engine_is_asked_once() -> None:
    asked = [field for screen in all_screens() for field in screen.fields if field in ENGINE_FIELDS]

    assert sorted(asked) == sorted(ENGINE_FIELDS)


def test_every_choice_has_a_drawing_and_settles_a_value_that_the_engine_takes() -> None:
    drawn = set(icon_names())
    for screen in all_screens():
        for part in screen.parts:
            for choice in part.choices:
                assert part.style is Style.SMALL or choice.pictogram in drawn, choice
                if part.is_engine and part.style.is_choice:
                    read_answers(choice.values)


def test_not_knowing_is_offered_wherever_a_choice_is_asked() -> None:
    for screen in all_screens()[1:]:
        for part in screen.parts:
            if part.style.is_choice:
                assert "unknown" in {choice.code for choice in part.choices}, part.name


def test_words_are_complete_and_spaced_as_in_french() -> None:
    for screen in all_screens():
        texts = [screen.title, screen.hint, screen.why, *(part.title for part in screen.parts)]
        texts += [choice.label for part in screen.parts for choice in part.choices]
        assert all(texts)
        assert not [text for text in texts if PLAIN_SPACE.search(text)]


def test_fast_screens_come_first_and_optional_ones_last() -> None:
    tracks = [screen.track for screen in screens_for(HOUSE, {"who": "landlord"})]

    assert tracks == sorted(tracks, key=list(Track).index)
    assert tracks.count(Track.FAST) == 5


def test_a_flat_is_asked_about_the_floor_only_on_the_ground() -> None:
    assert "floor" in {screen.code for screen in screens_for(FLAT, {})}
    assert "shape" not in {screen.code for screen in screens_for(FLAT, {})}
    assert "floor" not in {screen.code for screen in screens_for(read_answers({"kind": "flat"}), {})}


def test_emitters_are_asked_only_where_water_carries_the_heat() -> None:
    screen = screen_named("regulation")
    assert screen is not None

    electric, gas = read_answers({"generator": "electric"}), read_answers({"generator": "gas"})

    assert [part.name for part in parts_for(screen, electric, {})] == ["control"]
    assert [part.name for part in parts_for(screen, gas, {})] == ["control", "generator_age", "emitter"]


@pytest.mark.parametrize("screen", all_screens(), ids=lambda screen: screen.code)
def test_what_a_choice_settled_is_shown_again_as_that_choice(screen: Any) -> None:
    for part in screen.parts:
        for choice in part.choices:
            if part.style.is_choice:
                kept = settle([part], {part.name: choice.code}, current_year=2026)
                values = {
                    name: value for name, value in {**kept.answers, **kept.situation}.items() if value is not None
                }
                expected = "" if not values or set(values.values()) == {"unknown"} else choice.code
                assert part.chosen(values) in (choice.code, expected)


def test_passing_a_screen_leaves_everything_unknown() -> None:
    assert settled("shape", {}).answers == {"levels": "unknown", "roof": "unknown"}
    assert settled("equipment", {}).answers == {"cooling": "unknown", "solar": "unknown"}


def test_boxes_that_are_not_ticked_say_no() -> None:
    assert settled("equipment", {"equipment": ["solar"]}).answers == {"cooling": "no", "solar": "yes"}
    assert settled("equipment", {"equipment": []}).answers == {"cooling": "no", "solar": "no"}


@pytest.mark.parametrize(
    ("year", "period"),
    [
        (1850, Period.BEFORE_1948),
        (1948, Period.FROM_1948),
        (1974, Period.FROM_1948),
        (2012, Period.FROM_2006),
        (2026, Period.SINCE_2022),
    ],
)
def test_the_period_of_a_year(year: int, period: Period) -> None:
    assert period_of(year) is period


@pytest.mark.parametrize("year", ["20", "19,65", "٢٠٢٠", "2027", "99999"])
def test_a_year_that_cannot_be_is_refused_at_its_part(year: str) -> None:
    with pytest.raises(AnswersError) as refused:
        settled("period", {"year": year})

    assert refused.value.field == "year"


def test_an_invented_choice_is_refused() -> None:
    with pytest.raises(AnswersError):
        settled("shape", {"shape": "castle"})


def test_every_question_of_the_engine_leads_to_its_screen() -> None:
    for question in all_questions():
        assert screen_asking(question.field) is not None, question.field
