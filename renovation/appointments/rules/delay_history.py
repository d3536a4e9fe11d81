"""Delays that were measured day after day, by week or by month: a mean says enough, and a gap stays a gap."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

MOST_PERIODS = 12
# A quarter is read by week, even if its first week falls out.
WEEKS = timedelta(weeks=MOST_PERIODS + 1)


@dataclass(frozen=True)
class Period:
    """A week or a month, and the mean of what was measured in it."""

    first: date
    days: float
    is_week: bool


def by_period(measures: Iterable[tuple[date, int]], *, first: date, last: date) -> list[Period]:
    """Twelve periods at most, the latest: weeks when they cover what is asked, else months."""
    weekly = last - first <= WEEKS
    found: dict[date, list[int]] = {}
    for day, days in measures:
        start = day - timedelta(days=day.weekday()) if weekly else day.replace(day=1)
        found.setdefault(start, []).append(days)
    return [Period(start, round(fmean(found[start]), 1), weekly) for start in sorted(found)[-MOST_PERIODS:]]
