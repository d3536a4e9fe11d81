"""Which slot of a repeated work is due."""

from datetime import UTC, datetime, timedelta

ORIGIN = datetime(2000, 1, 1, tzinfo=UTC)


def last_slot(now: datetime, *, every: timedelta, offset: timedelta) -> datetime:
    """The start of the slot in which `now` falls."""
    start = ORIGIN + offset
    return start + every * ((now - start) // every)


def due_slot(
    now: datetime, *, every: timedelta, offset: timedelta, done: datetime | None, catch_up: bool, tolerance: timedelta
) -> datetime | None:
    """The slot to do now, or nothing.

    `done` is the last slot done (nothing before the first start: a new installation owes no past slot, so a
    slot older than `tolerance` is late, whatever is declared). Several missed slots are one run: the work
    looks at everything that waits.
    """
    slot = last_slot(now, every=every, offset=offset)
    if done is not None and slot <= done:
        return None
    late = now - slot > tolerance
    if late and (done is None or not catch_up):
        return None
    return slot
