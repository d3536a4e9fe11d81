"""The neutral turn."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from renovation.introductions.rules.rotation import Turn, in_turn

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def test_whoever_was_proposed_least_comes_first_then_whoever_waits_longest() -> None:
    turns = {"a": Turn(2, NOW), "b": Turn(1, NOW), "c": Turn(1, NOW - timedelta(days=9))}

    assert in_turn("abcd", turns, draw="x") == ["d", "c", "b", "a"]


def test_the_same_draw_gives_the_same_order_and_another_one_another() -> None:
    names = [str(number) for number in range(20)]

    assert in_turn(names, {}, draw="x") == in_turn(reversed(names), {}, draw="x")
    assert in_turn(names, {}, draw="x") != in_turn(names, {}, draw="y")


@given(st.integers(min_value=3, max_value=15), st.integers(min_value=1, max_value=40))
def test_after_any_number_of_draws_nobody_is_more_than_one_turn_ahead(firms: int, draws: int) -> None:
    names, turns, counts = [str(number) for number in range(firms)], {}, Counter[str]()
    for draw in range(draws):
        for name in in_turn(names, turns, draw=str(draw))[:3]:
            counts[name] += 1
            turns[name] = Turn(counts[name], NOW + timedelta(hours=draw))

    times = [counts[name] for name in names]
    assert max(times) - min(times) <= 1
