"""Was a firm qualified for these works on the day of a quote? Four answers, and never "n'est pas RGE"."""

from collections.abc import Iterable
from datetime import date
from enum import Enum


class CoverageState(Enum):
    COVERED = "covered"
    NOT_YET = "not_yet"
    NO_LONGER = "no_longer"
    NOT_FOUND = "not_found"


def coverage_state(periods: Iterable[tuple[date, date]], *, on: date) -> CoverageState:
    """Both days of the bounds count. Ended before and beginning after: it is no longer covered, that day."""
    known = list(periods)
    if any(start <= on <= end for start, end in known):
        return CoverageState.COVERED
    if any(end < on for _, end in known):
        return CoverageState.NO_LONGER
    return CoverageState.NOT_YET if known else CoverageState.NOT_FOUND
