"""Planned, engaged, invoiced, paid: by line and in all, to the cent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from renovation.contracts.rules.money import ZERO, shares


@dataclass(frozen=True)
class LineStatement:
    """One work, with tax. `planned` is unknown where the programme has no price for it."""

    key: str
    label: str
    planned: Decimal | None = ZERO
    engaged: Decimal = ZERO
    invoiced: Decimal = ZERO
    paid: Decimal = ZERO

    @property
    def left_to_invoice(self) -> Decimal:
        return self.engaged - self.invoiced

    @property
    def left_to_pay(self) -> Decimal:
        return self.engaged - self.paid


@dataclass(frozen=True)
class Statement:
    """The lines, and their sums."""

    lines: tuple[LineStatement, ...] = ()

    @property
    def planned(self) -> Decimal:
        """Of the lines that have a price."""
        return sum((line.planned for line in self.lines if line.planned is not None), ZERO)

    @property
    def engaged(self) -> Decimal:
        return sum((line.engaged for line in self.lines), ZERO)

    @property
    def invoiced(self) -> Decimal:
        return sum((line.invoiced for line in self.lines), ZERO)

    @property
    def paid(self) -> Decimal:
        return sum((line.paid for line in self.lines), ZERO)

    @property
    def left_to_invoice(self) -> Decimal:
        return self.engaged - self.invoiced

    @property
    def left_to_pay(self) -> Decimal:
        return self.engaged - self.paid

    @property
    def unpriced(self) -> list[str]:
        return [line.label for line in self.lines if line.planned is None]


@dataclass(frozen=True)
class Planned:
    """A line of the chosen programme."""

    key: str
    label: str
    ttc: Decimal | None


@dataclass(frozen=True)
class Engaged:
    """A line of a signed quote or amendment, under the key of the work that it is for."""

    key: str
    label: str
    ttc: Decimal


@dataclass(frozen=True)
class Billed:
    """An invoice: what it asks for by key, and what was paid of it."""

    by_key: tuple[tuple[str, Decimal], ...]
    paid: Decimal = ZERO


def statement_from(planned: Sequence[Planned], engaged: Sequence[Engaged], billed: Sequence[Billed]) -> Statement:
    """Works of the programme in their order, then what was signed beside it. A payment counts for every line of it."""
    labels = {one.key: one.label for one in reversed(engaged)} | {one.key: one.label for one in planned}
    keys = dict.fromkeys([*(one.key for one in planned), *(one.key for one in engaged)])
    signed, asked, paid = dict[str, Decimal](), dict[str, Decimal](), dict[str, Decimal]()
    for line in engaged:
        signed[line.key] = signed.get(line.key, ZERO) + line.ttc
    for invoice in billed:
        parts = shares(invoice.paid, [amount for _, amount in invoice.by_key])
        for (key, amount), part in zip(invoice.by_key, parts, strict=True):
            asked[key] = asked.get(key, ZERO) + amount
            paid[key] = paid.get(key, ZERO) + part
    expected = _expected(planned)
    return Statement(
        tuple(
            LineStatement(
                key,
                labels[key],
                expected.get(key, ZERO),
                signed.get(key, ZERO),
                asked.get(key, ZERO),
                paid.get(key, ZERO),
            )
            for key in keys
        )
    )


def _expected(planned: Sequence[Planned]) -> dict[str, Decimal | None]:
    """Two lines of one key add up; one without a price makes the sum unknown."""
    found: dict[str, Decimal | None] = {}
    for line in planned:
        so_far = found.get(line.key, ZERO)
        found[line.key] = None if so_far is None or line.ttc is None else so_far + line.ttc
    return found


class MovementKind(StrEnum):
    """What a dated amount is."""

    DUE = "due"
    RETENTION = "retention"
    PAYMENT = "payment"


@dataclass(frozen=True)
class Movement:
    """Money that goes to a company, done or awaited; below zero, it comes back. `payer` is known of what is paid."""

    on: date
    label: str
    amount: Decimal
    kind: MovementKind
    payer: str = ""


@dataclass(frozen=True)
class Claim:
    """An invoice as the calendar needs it."""

    label: str
    dated_on: date
    due_on: date | None
    ttc: Decimal
    paid: Decimal
    retention: Decimal = ZERO
    retention_until: date | None = None


def awaited(claim: Claim) -> list[Movement]:
    """What is left to pay: by the day of the invoice, and what is held back when it is let go."""
    left = claim.ttc - claim.paid
    held = min(max(claim.retention, ZERO), max(left, ZERO))
    found = []
    if left - held:
        found.append(Movement(claim.due_on or claim.dated_on, claim.label, left - held, MovementKind.DUE))
    if held:
        until = claim.retention_until or claim.due_on or claim.dated_on
        found.append(Movement(until, claim.label, held, MovementKind.RETENTION))
    return found
