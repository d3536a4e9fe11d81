"""The money of the works month by month: companies paid, aids and loans received, and what must be advanced meanwhile.

Payments of the loans come out of the household's budget, not of this account: they are told beside.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from renovation.aids.rules.money import HUNDRED, ZERO, cents
from renovation.financing.rules.plan.inputs import AidTerm, Own, PlanInputs, Timing
from renovation.financing.rules.plan.loans import MONTHS_A_YEAR, Loan
from renovation.quantities.rules.parameters import Value

DELAY = "financing.aid_delay"


class Flow(StrEnum):
    """What moves money."""

    COMPANY = "company"
    AID = "aid"
    LOAN = "loan"
    OWN = "own"


@dataclass(frozen=True)
class Move:
    """Money that comes in, or goes out (below zero), in the month of this number from the signature."""

    month: int
    kind: Flow
    label: str
    amount_eur: Decimal


@dataclass(frozen=True)
class Month:
    """A month with its moves, and what is on the account at its end."""

    day: date
    moves: tuple[Move, ...]
    balance_eur: Decimal


@dataclass(frozen=True)
class Cash:
    """Months in which something moves or is awaited, from the signature to the last aid."""

    months: tuple[Month, ...]

    @property
    def bridging_eur(self) -> Decimal:
        """The most that somebody must advance while aids are awaited."""
        return max(ZERO, -min((one.balance_eur for one in self.months), default=ZERO))

    @property
    def worst(self) -> Month | None:
        return min(self.months, key=lambda one: one.balance_eur, default=None)

    @property
    def end_eur(self) -> Decimal:
        return self.months[-1].balance_eur if self.months else ZERO

    @property
    def bridging_until(self) -> date | None:
        """The first month without an advance after the worst one."""
        below = [rank for rank, one in enumerate(self.months) if one.balance_eur < 0]
        return self.months[below[-1] + 1].day if below and below[-1] + 1 < len(self.months) else None


def cash_of(bill_eur: Decimal, aids: Sequence[tuple[str, str, Decimal]], inputs: PlanInputs, delay: int) -> Cash:
    """`aids`: key, label and amount of each aid of the plan. `delay`: that of an aid without a term."""
    timed = [(label, amount, term_of(key, inputs.terms, delay)) for key, label, amount in aids]
    moves = [
        *_companies(bill_eur, inputs.timing),
        *_resources(inputs.own, inputs.loans, inputs.timing),
        *(move for label, amount, term in timed for move in _aid(label, amount, term, inputs.timing)),
    ]
    last = max((move.month for move in moves), default=-1)
    months, balance = [], ZERO
    for number in range(last + 1):
        these = tuple(move for move in moves if move.month == number and move.amount_eur)
        balance += sum((move.amount_eur for move in these), ZERO)
        months.append(Month(month_after(inputs.timing.signed_on, number), these, balance))
    return Cash(tuple(months))


def months_between(first: date, second: date) -> int:
    return (second.year - first.year) * MONTHS_A_YEAR + second.month - first.month


def month_after(day: date, months: int) -> date:
    """The first day of the month that comes so many months later."""
    count = day.year * MONTHS_A_YEAR + day.month - 1 + months
    return date(count // MONTHS_A_YEAR, count % MONTHS_A_YEAR + 1, 1)


def _companies(bill: Decimal, timing: Timing) -> Iterable[Move]:
    """The last payment takes what rounding left: the three make the bill."""
    begins, ends = (months_between(timing.signed_on, day) for day in (timing.begins_on, timing.ends_on))
    deposit = cents(bill * timing.deposit_percent / HUNDRED)
    progress = cents(bill * timing.progress_percent / HUNDRED)
    parts = (
        (0, "Acompte", deposit),
        ((begins + ends) // 2, "Situation", progress),
        (ends, "Solde", bill - deposit - progress),
    )
    return [Move(month, Flow.COMPANY, f"{label} des entreprises", -amount) for month, label, amount in parts]


def _resources(own: Sequence[Own], loans: Sequence[Loan], timing: Timing) -> Iterable[Move]:
    """Own money at the signature, loans when the works begin."""
    begins = months_between(timing.signed_on, timing.begins_on)
    yield from (Move(0, Flow.OWN, one.label, one.amount_eur) for one in own)
    yield from (Move(begins, Flow.LOAN, one.title, one.amount_eur) for one in loans)


def _aid(label: str, amount: Decimal, term: AidTerm, timing: Timing) -> Iterable[Move]:
    begins, ends = (months_between(timing.signed_on, day) for day in (timing.begins_on, timing.ends_on))
    advance = cents(amount * term.advance_percent / HUNDRED)
    yield Move(begins, Flow.AID, f"{label}, avance", advance)
    yield Move(ends + term.delay_months, Flow.AID, label, amount - advance)


def delay_of(values: Mapping[str, Value]) -> int:
    """The months that are supposed between the end of the works and an aid."""
    return int(values[DELAY].value) if DELAY in values else 0


def term_of(key: str, terms: Sequence[AidTerm], delay: int) -> AidTerm:
    """When an aid is paid; without a term, whole and after the delay that is supposed."""
    return next((one for one in terms if one.aid == key), AidTerm(key, ZERO, delay))
