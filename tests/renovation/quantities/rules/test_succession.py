"""A new value takes its place: the former ends on its eve, nothing overlaps."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renovation.quantities.rules.succession import PeriodRefused, Span, placed, succession

OLD = Span(date(2024, 1, 1), None, "old")
NEXT_YEAR = date(2027, 1, 1)


def test_the_former_value_ends_when_the_new_one_begins() -> None:
    found = succession(Span(NEXT_YEAR), [OLD])

    assert (found.closed, found.replaced, found.nothing_from) == (("old",), (), None)


def test_a_value_of_the_same_first_day_is_replaced() -> None:
    found = succession(Span(OLD.first), [OLD])

    assert (found.closed, found.replaced) == ((), ("old",))


def test_a_value_that_ends_says_when_nothing_is_known_any_more() -> None:
    end = date(2027, 7, 1)

    assert succession(Span(NEXT_YEAR, end), [OLD]).nothing_from == end


def test_a_later_value_is_never_run_over() -> None:
    later = Span(date(2028, 1, 1), None, "later")

    with pytest.raises(PeriodRefused, match="31/12/2027") as refused:
        succession(Span(NEXT_YEAR), [Span(OLD.first, later.first, "old"), later])

    assert refused.value.field == "valid_to"


def test_a_period_up_to_the_next_value_leaves_no_hole() -> None:
    later = Span(date(2028, 1, 1), None, "later")

    found = succession(Span(NEXT_YEAR, later.first), [Span(OLD.first, later.first, "old"), later])

    assert (found.closed, found.nothing_from) == (("old",), None)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(PeriodRefused, match="finit avant"):
        succession(Span(NEXT_YEAR, NEXT_YEAR), [])


DAYS = st.integers(0, 2000).map(lambda number: date(2024, 1, 1) + timedelta(days=number))
PERIODS = st.tuples(DAYS, st.none() | DAYS)


@given(st.lists(PERIODS, max_size=8))
def test_whatever_is_published_no_two_periods_overlap(periods: list[tuple[date, date | None]]) -> None:
    present: list[Span] = []

    for rank, (first, end) in enumerate(periods):
        try:
            present = placed(Span(first, end, rank), present)
        except PeriodRefused:
            continue

        assert not [(a, b) for a in present for b in present if a.key < b.key and a.overlaps(b)]
