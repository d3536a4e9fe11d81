"""The money of the works month by month as it was and as it is awaited, and the largest gap to bridge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from renovation.aids.rules.money import ZERO
from renovation.financing.rules.plan.cash import month_after, months_between

MOST_MONTHS = 120


class FlowKind(StrEnum):
    WORKS = "works"
    AID = "aid"
    LOAN = "loan"
    OWN = "own"


@dataclass(frozen=True)
class Flow:
    """Money that comes in, or goes out (below zero). `is_done`: it moved; else it is awaited."""

    on: date
    kind: FlowKind
    label: str
    amount_eur: Decimal
    is_done: bool = False


@dataclass(frozen=True)
class CurveMonth:
    day: date
    flows: tuple[Flow, ...]
    balance_eur: Decimal

    @property
    def in_eur(self) -> Decimal:
        return sum((one.amount_eur for one in self.flows if one.amount_eur > 0), ZERO)

    @property
    def out_eur(self) -> Decimal:
        return -sum((one.amount_eur for one in self.flows if one.amount_eur < 0), ZERO)


@dataclass(frozen=True)
class Curve:
    """`gap_eur`: the most that is missing on some day, `gap_on`. In a day: own money, then payments, then receipts."""

    months: tuple[CurveMonth, ...]
    gap_eur: Decimal = ZERO
    gap_on: date | None = None

    @property
    def end_eur(self) -> Decimal:
        return self.months[-1].balance_eur if self.months else ZERO

    @property
    def moving(self) -> list[CurveMonth]:
        return [one for one in self.months if one.flows]


def curve_of(flows: Sequence[Flow]) -> Curve:
    """Every month from the first move to the last; what comes after ten years is counted in the last month."""
    kept = sorted((one for one in flows if one.amount_eur), key=_rank)
    if not kept:
        return Curve(())
    first = kept[0].on
    last = min(months_between(first, kept[-1].on), MOST_MONTHS - 1)
    ranks = [min(months_between(first, one.on), last) for one in kept]
    months, balance = [], ZERO
    for number in range(last + 1):
        these = tuple(one for one, rank in zip(kept, ranks, strict=True) if rank == number)
        balance += sum((one.amount_eur for one in these), ZERO)
        months.append(CurveMonth(month_after(first, number), these, balance))
    return Curve(tuple(months), *_gap(kept))


def _rank(one: Flow) -> tuple[date, bool, Decimal]:
    return one.on, one.kind is not FlowKind.OWN, one.amount_eur


def _gap(kept: Iterable[Flow]) -> tuple[Decimal, date | None]:
    balance, worst, day = ZERO, ZERO, None
    for one in kept:
        balance += one.amount_eur
        if balance < worst:
            worst, day = balance, one.on
    return -worst, day


def works_ahead(planned: Sequence[Flow], expected_eur: Decimal, moved_eur: Decimal, *, today: date) -> list[Flow]:
    """What companies will still ask for: `planned` are payments of the plan, of which the first were asked for already.

    More than the plan says is asked for with the last payment; without a plan, today.
    """
    left, found = expected_eur - moved_eur, list[Flow]()
    for one in reversed(planned):
        part = min(left, -one.amount_eur)
        if part > 0:
            found.append(replace(one, on=max(one.on, today), amount_eur=-part))
            left -= part
    found.reverse()
    if left > 0:
        on = max(planned[-1].on, today) if planned else today
        found.append(Flow(on, FlowKind.WORKS, "Reste des devis signés", -left))
    return found
