"""Money by territory over a period: what each case adds to each measure, then the table, small counts hidden."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from renovation.aids.rules.money import ZERO
from renovation.funding.rules.history import AidStanding, Step, aid_standing
from renovation.funding.rules.states import LoanState


class Measure(StrEnum):
    ENGAGED = "engaged"
    INVOICED = "invoiced"
    GRANTED = "granted"
    PAID = "paid"
    LENT = "lent"
    RELEASED = "released"

    @property
    def label(self) -> str:
        return _MEASURES[self]


_MEASURES = {
    Measure.ENGAGED: "Travaux engagés",
    Measure.INVOICED: "Travaux facturés",
    Measure.GRANTED: "Aides accordées",
    Measure.PAID: "Aides versées",
    Measure.LENT: "Prêts acceptés",
    Measure.RELEASED: "Prêts débloqués",
}


@dataclass(frozen=True)
class Period:
    """Both days are counted."""

    start: date
    end: date

    @classmethod
    def of_year(cls, year: int) -> "Period":
        return cls(date(year, 1, 1), date(year, 12, 31))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


@dataclass(frozen=True)
class Place:
    code: str
    name: str


@dataclass(frozen=True)
class Cell:
    """The sum of a measure in a place; unknown (None) where too few cases make it."""

    amount_eur: Decimal | None
    cases: int | None

    @property
    def is_hidden(self) -> bool:
        return self.cases is None


@dataclass(frozen=True)
class Row:
    place: Place
    cells: tuple[tuple[Measure, Cell], ...]


Sums = Mapping[Measure, Mapping[object, Decimal]]


def aid_sums(steps: Sequence[Step], period: Period) -> dict[Measure, Decimal]:
    """What the period changed: a grant counts for its change, what is given back is taken from what was paid."""
    granted = paid = ZERO
    before = AidStanding(ZERO)
    for rank, step in enumerate(steps, start=1):
        after = aid_standing(ZERO, steps[:rank])
        if step.on in period:
            granted += (after.granted_eur or ZERO) - (before.granted_eur or ZERO)
            paid += after.net_eur - before.net_eur
        before = after
    return {Measure.GRANTED: granted, Measure.PAID: paid}


def loan_sums(steps: Sequence[Step], planned_eur: Decimal, period: Period) -> dict[Measure, Decimal]:
    """A loan counts from the day when its offer is accepted until it is given up, then when money comes."""
    lent = released = held = ZERO
    offered = planned_eur
    for step in steps:
        if step.state in (LoanState.OFFERED, LoanState.ACCEPTED) and step.amount_eur is not None:
            offered = step.amount_eur
        before, held = held, _held(step, held, offered)
        if step.on not in period:
            continue
        lent += held - before
        if step.state == LoanState.RELEASED:
            released += step.amount_eur or ZERO
    return {Measure.LENT: lent, Measure.RELEASED: released}


def _held(step: Step, held: Decimal, offered: Decimal) -> Decimal:
    """What the lender owes once the step is done."""
    if step.state == LoanState.ACCEPTED:
        return offered
    return ZERO if step.state in (LoanState.REFUSED, LoanState.WITHDRAWN) else held


def table_of(sums: Sums, places: Mapping[object, Place], *, threshold: int) -> list[Row]:
    """One row a place, by name. A sum that fewer cases than `threshold` make is hidden: it could name somebody."""
    by_place: dict[Place, dict[Measure, list[Decimal]]] = {}
    for measure, cases in sums.items():
        for case, amount in cases.items():
            if amount:
                by_place.setdefault(places[case], {}).setdefault(measure, []).append(amount)
    return [
        Row(place, tuple((measure, _cell(by_place[place].get(measure, ()), threshold)) for measure in Measure))
        for place in sorted(by_place, key=lambda one: (one.name, one.code))
    ]


def total_of(rows: Iterable[Row]) -> tuple[tuple[Measure, Cell], ...]:
    """Of what is shown: a hidden sum is not to be found again in the total."""
    listed = list(rows)
    return tuple((measure, _together(dict(row.cells)[measure] for row in listed)) for measure in Measure)


def _cell(amounts: Sequence[Decimal], threshold: int) -> Cell:
    if 0 < len(amounts) < threshold:
        return Cell(None, None)
    return Cell(sum(amounts, ZERO), len(amounts))


def _together(cells: Iterable[Cell]) -> Cell:
    shown = [one for one in cells if not one.is_hidden]
    return Cell(sum((one.amount_eur or ZERO for one in shown), ZERO), sum(one.cases or 0 for one in shown))
