"""I7: missed schedules are caught up or skipped, as declared."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from renovation.outbox.rules.slots import due_slot, last_slot

DAY = timedelta(days=1)
THREE = timedelta(hours=3)
TOLERANCE = timedelta(minutes=5)
AT_THREE = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def _due(now: datetime, *, done: datetime | None, catch_up: bool) -> datetime | None:
    return due_slot(now, every=DAY, offset=THREE, done=done, catch_up=catch_up, tolerance=TOLERANCE)


def test_a_slot_is_due_once() -> None:
    assert _due(AT_THREE, done=AT_THREE - DAY, catch_up=False) == AT_THREE
    assert _due(AT_THREE + TOLERANCE, done=AT_THREE, catch_up=False) is None


def test_i7_a_slot_missed_while_the_machine_was_off_is_caught_up() -> None:
    back_at_noon = AT_THREE + timedelta(hours=9)

    assert _due(back_at_noon, done=AT_THREE - 2 * DAY, catch_up=True) == AT_THREE


def test_i7_a_slot_missed_while_the_machine_was_off_is_skipped() -> None:
    back_at_noon = AT_THREE + timedelta(hours=9)

    assert _due(back_at_noon, done=AT_THREE - 2 * DAY, catch_up=False) is None
    assert _due(AT_THREE + DAY, done=AT_THREE - 2 * DAY, catch_up=False) == AT_THREE + DAY


def test_a_new_installation_owes_no_past_slot() -> None:
    assert _due(AT_THREE + timedelta(hours=9), done=None, catch_up=True) is None


@given(
    st.integers(min_value=0, max_value=20 * 365 * 24 * 3600),
    st.integers(min_value=1, max_value=10_000),
)
def test_now_falls_in_its_slot(seconds: int, minutes: int) -> None:
    now = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    every = timedelta(minutes=minutes)
    slot = last_slot(now, every=every, offset=THREE)

    assert slot <= now < slot + every
