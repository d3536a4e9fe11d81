"""Openings of a place: from weekly hours and exceptions to the days that come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

# A place that opens less than once in a year is announced as an event.
FARTHEST = 366
EVERY, LAST = "every", "last"
WEEK = 7


@dataclass(frozen=True)
class Hours:
    """Usual hours. `frequency` is "every", "last", or the rank in the month: "1" to "4", several as "1,3"."""

    weekday: int
    frequency: str
    opens: time
    closes: time
    note: str = ""


@dataclass(frozen=True)
class Exceptional:
    """Days that replace the usual hours; closed without hours."""

    first_day: date
    last_day: date
    opens: time | None
    closes: time | None
    reason: str = ""

    def covers(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True)
class Session:
    """One opening on one day."""

    day: date
    opens: time
    closes: time
    note: str = ""


def open_sessions(
    hours: Sequence[Hours], exceptions: Sequence[Exceptional], *, since: date, count: int
) -> list[Session]:
    """The next openings from this day on, in order."""
    found: list[Session] = []
    for ahead in range(FARTHEST):
        if len(found) >= count or not (hours or exceptions):
            break
        found += sorted(_on(since + timedelta(days=ahead), hours, exceptions), key=lambda session: session.opens)
    return found[:count]


def falls_on(frequency: str, day: date) -> bool:
    """Whether a day is the one meant: any, the last of its month, or the first, second… of its month."""
    if frequency == EVERY:
        return True
    if frequency == LAST:
        return (day + timedelta(days=WEEK)).month != day.month
    return str((day.day - 1) // WEEK + 1) in frequency.split(",")


def _on(day: date, hours: Sequence[Hours], exceptions: Sequence[Exceptional]) -> Iterator[Session]:
    exception = next((each for each in exceptions if each.covers(day)), None)
    if exception is not None:
        if exception.opens is not None and exception.closes is not None:
            yield Session(day, exception.opens, exception.closes, exception.reason)
        return
    for line in hours:
        if line.weekday == day.weekday() and falls_on(line.frequency, day):
            yield Session(day, line.opens, line.closes, line.note)
