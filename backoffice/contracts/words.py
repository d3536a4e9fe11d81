"""Remarks where they are about, lines of a quote with all that is said of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from renovation.contracts.models import Quote, QuoteLine
from renovation.contracts.queries import Priced
from renovation.contracts.queries.checking import decimals_of
from renovation.contracts.rules.facts import Qualified
from renovation.contracts.rules.money import ZERO
from renovation.contracts.rules.remarks import Remark
from renovation.prices.rules.wording import decimal
from renovation.works.rules.catalogue import WorkType, catalogue


class RemarksAt:
    """Remarks by their place."""

    def __init__(self, remarks: Iterable[Remark]) -> None:
        self.all = list(remarks)

    @property
    def paper(self) -> list[Remark]:
        return self.of(0)

    @property
    def lines(self) -> list[Remark]:
        return [one for one in self.all if one.line]

    @property
    def errors(self) -> int:
        return sum(1 for one in self.all if one.is_error)

    def of(self, position: int) -> list[Remark]:
        return [one for one in self.all if one.line == position]


@dataclass(frozen=True)
class LineRow:
    """A line as its page shows it."""

    line: QuoteLine
    remarks: list[Remark]
    qualified: Qualified | None
    priced: Priced | None

    @property
    def type(self) -> WorkType | None:
        return catalogue().find(self.line.work_type) if self.line.work_type else None

    @property
    def unit(self) -> str:
        found = self.type.unit_named(self.line.unit) if self.type else None
        return found.label if found else self.line.unit

    @property
    def figures(self) -> list[str]:
        """« Résistance thermique de l’isolant (R) : 7 m².K/W »."""
        kept = decimals_of(self.line.characteristics)
        known = self.type.characteristics if self.type else ()
        return [f"{one.label}\u00a0: {decimal(kept[one.code])} {one.unit}".strip() for one in known if one.code in kept]


@dataclass(frozen=True)
class Totals:
    ht: Decimal
    vat: Decimal
    ttc: Decimal


def rows_of(
    quote: Quote, remarks: RemarksAt, qualified: Mapping[int, Qualified], positions: Mapping[object, Priced]
) -> list[LineRow]:
    return [
        LineRow(line, remarks.of(line.position), qualified.get(line.position), positions.get(line.pk))
        for line in quote.lines.all()
    ]


def totals_of(quote: Quote) -> Totals:
    """Of the lines that have an amount."""
    ht = sum((line.ht for line in quote.lines.all() if line.ht is not None), ZERO)
    ttc = sum((line.amount for line in quote.lines.all()), ZERO)
    return Totals(ht, ttc - ht, ttc)
