"""What a programme costs: quantities at the usual prices of the territory, with what those prices rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from renovation.prices.rules.statistics import Band, Origin

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class WorkCost:
    """Before tax. The seed table knows no median. `year` is that of our own count, none for other sources."""

    low_eur: Decimal
    high_eur: Decimal
    median_eur: Decimal | None
    references: int
    year: int | None
    to_verify: bool


@dataclass(frozen=True, slots=True)
class TotalCost:
    """Sums to the cent of the works that have a price; `unpriced` counts the others."""

    low_eur: Decimal
    high_eur: Decimal
    unpriced: int
    to_verify: bool


def cost_at(quantity: Decimal, band: Band, *, year: int) -> WorkCost | None:
    """None where nobody knows a price: never an invented one."""
    if band.origin is Origin.NONE:
        return None
    return WorkCost(
        low_eur=_cents(band.low * quantity),
        high_eur=_cents(band.high * quantity),
        median_eur=None if band.median is None else _cents(band.median * quantity),
        references=band.lines,
        year=year if band.origin is Origin.LINES else None,
        to_verify=band.to_verify,
    )


def total_of(costs: Iterable[WorkCost | None]) -> TotalCost:
    every = list(costs)
    known = [cost for cost in every if cost is not None]
    return TotalCost(
        low_eur=sum((cost.low_eur for cost in known), Decimal(0)),
        high_eur=sum((cost.high_eur for cost in known), Decimal(0)),
        unpriced=len(every) - len(known),
        to_verify=any(cost.to_verify for cost in known),
    )


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT)
