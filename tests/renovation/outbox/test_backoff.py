"""How long failed work waits."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from renovation.outbox.rules.backoff import FIRST_WAIT, wait_after

HOUR = timedelta(hours=1)


def test_the_wait_doubles_after_each_attempt() -> None:
    waits = [wait_after(attempt, longest=HOUR, draw=0.5) for attempt in (1, 2, 3)]

    assert waits == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]


@given(st.integers(min_value=1, max_value=400), st.floats(min_value=0, max_value=1))
def test_it_stays_between_the_first_wait_and_the_longest(attempts: int, draw: float) -> None:
    wait = wait_after(attempts, longest=HOUR, draw=draw)

    assert FIRST_WAIT * 0.75 <= wait <= HOUR * 1.25


def test_two_draws_spread_two_jobs() -> None:
    assert wait_after(3, longest=HOUR, draw=0.1) != wait_after(3, longest=HOUR, draw=0.9)
