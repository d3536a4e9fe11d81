"""What comes next in a file, and what is late. Dates are typed or come from the plan: no legal time is supposed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from renovation.funding.rules.states import HELD, LOANS_AHEAD, AidState, LoanState

_OVER = (AidState.PAID, AidState.REFUSED, AidState.REVERSED, AidState.WITHDRAWN)


@dataclass(frozen=True)
class Ahead:
    """A date that counts, with what it is."""

    on: date
    words: str
    is_late: bool


def aid_ahead(
    state: AidState, *, expires_on: date | None, remind_on: date | None, expected_on: date | None, today: date
) -> Ahead | None:
    """The nearest of the dates of a file that still lives."""
    if state in _OVER:
        return None
    dates = [
        (expires_on if state in HELD else None, "fin de validité de l’accord"),
        (remind_on, "à relancer"),
        (expected_on if state in HELD else None, "versement attendu"),
    ]
    return _nearest(dates, today)


def loan_ahead(state: LoanState, *, expires_on: date | None, remind_on: date | None, today: date) -> Ahead | None:
    if state not in LOANS_AHEAD:
        return None
    return _nearest(
        [(expires_on if state is LoanState.OFFERED else None, "fin de validité de l’offre"), (remind_on, "à relancer")],
        today,
    )


def _nearest(dates: Iterable[tuple[date | None, str]], today: date) -> Ahead | None:
    known = [(day, words) for day, words in dates if day is not None]
    if not known:
        return None
    day, words = min(known, key=lambda one: one[0])
    return Ahead(day, words, day < today)


class DueState(StrEnum):
    AHEAD = "ahead"
    DUE = "due"
    LATE = "late"
    PAID = "paid"

    @property
    def label(self) -> str:
        return {"ahead": "À venir", "due": "Due ce mois-ci", "late": "En retard", "paid": "Payée"}[self.value]


def due_state(due_on: date, paid_on: date | None, *, today: date) -> DueState:
    """Late from the day after; due within its month."""
    if paid_on is not None:
        return DueState.PAID
    if due_on < today:
        return DueState.LATE
    return DueState.DUE if (due_on.year, due_on.month) == (today.year, today.month) else DueState.AHEAD


def due_days(first: date, number: int) -> tuple[date, ...]:
    """The same day of each month; the last one of a shorter month."""
    found = []
    for rank in range(number):
        months = first.year * 12 + first.month - 1 + rank
        year, month = months // 12, months % 12 + 1
        last = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
        found.append(date(year, month, min(first.day, last)))
    return tuple(found)


def late_eur(dues: Iterable[tuple[date, Decimal, date | None]], *, today: date) -> Decimal:
    """What should have been paid: `dues` are day, amount and day of payment."""
    late = (amount for day, amount, paid in dues if due_state(day, paid, today=today) is DueState.LATE)
    return sum(late, Decimal(0))
