"""Whether a page about an aid can still be trusted on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LAST_MONTH = 12


class Doubt(StrEnum):
    """Why a fact page may be out of date."""

    LONG_UNCHECKED = "long_unchecked"
    YEAR_IS_OVER = "year_is_over"
    NO_VALUE_IN_FORCE = "no_value_in_force"


@dataclass(frozen=True)
class Checked:
    """When a fact page was checked, how long that holds, for which year it speaks."""

    checked_on: date
    fresh_months: int
    year: int


def doubts(fact: Checked, *, figures_without_value: Sequence[str], on: date) -> tuple[Doubt, ...]:
    """Every reason to warn the reader; none for a page that was checked lately and whose figures are in force."""
    found = []
    if on > months_after(fact.checked_on, fact.fresh_months):
        found.append(Doubt.LONG_UNCHECKED)
    if on.year > fact.year:
        found.append(Doubt.YEAR_IS_OVER)
    if figures_without_value:
        found.append(Doubt.NO_VALUE_IN_FORCE)
    return tuple(found)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month when there is no such day."""
    rank = day.year * LAST_MONTH + day.month - 1 + months
    year, month = divmod(rank, LAST_MONTH)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)
