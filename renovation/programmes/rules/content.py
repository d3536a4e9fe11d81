"""A scenario as it is read, on a page, in a PDF, by the household: works, costs, what each step changes.

The same shape is read from what is being worked on and from what was kept on the day of a decision.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any

from renovation.diagnosis.rules.advice.catalogue import Sheet, sheets

CENT = Decimal("0.01")
Plain = Mapping[str, Any]
NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Line:
    """One line. Unit prices are before tax; without a median, the middle of the range is supposed."""

    key: str
    code: str
    title: str
    parts: tuple[str, ...]
    work_type: str
    unit: str
    proposed_quantity: Decimal
    quantity: Decimal
    quantity_reason: str
    low_ht: Decimal | None
    median_ht: Decimal | None
    high_ht: Decimal | None
    kept_ht: Decimal | None
    price_reason: str
    basis: str
    references: int
    year: int | None
    to_verify: bool
    vat_rate: Decimal

    @property
    def sheet(self) -> Sheet | None:
        return sheets().get(self.code)

    @property
    def usual_ht(self) -> Decimal | None:
        """The price that is supposed when nobody decided another."""
        if self.median_ht is not None:
            return self.median_ht
        if self.low_ht is None or self.high_ht is None:
            return None
        return cents((self.low_ht + self.high_ht) / 2)

    @property
    def unit_ht(self) -> Decimal | None:
        return self.usual_ht if self.kept_ht is None else self.kept_ht

    @property
    def cost(self) -> "Amounts | None":
        if self.unit_ht is None:
            return None
        net = cents(self.unit_ht * self.quantity)
        low = net if self.kept_ht is not None or self.low_ht is None else cents(self.low_ht * self.quantity)
        high = net if self.kept_ht is not None or self.high_ht is None else cents(self.high_ht * self.quantity)
        vat = cents(net * self.vat_rate)
        return Amounts(net, vat, net + vat, low + cents(low * self.vat_rate), high + cents(high * self.vat_rate))


@dataclass(frozen=True)
class Amounts:
    """Sums to the cent: `ttc` is `ht` and `vat`; the range is with tax."""

    ht: Decimal = Decimal(0)
    vat: Decimal = Decimal(0)
    ttc: Decimal = Decimal(0)
    low_ttc: Decimal = Decimal(0)
    high_ttc: Decimal = Decimal(0)

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(
            self.ht + other.ht,
            self.vat + other.vat,
            self.ttc + other.ttc,
            self.low_ttc + other.low_ttc,
            self.high_ttc + other.high_ttc,
        )


def total_of(lines: Iterable[Line]) -> Amounts:
    """Of the lines that have a price."""
    return sum((line.cost for line in lines if line.cost is not None), Amounts())


@dataclass(frozen=True)
class Step:
    """`before`, `after`, `gain`, `works` are those of the calculation; nothing where there is none."""

    number: int
    title: str
    year: int | None
    lines: tuple[Line, ...]
    result: Plain | None
    remarks: tuple[Plain, ...]

    @property
    def cost(self) -> Amounts:
        return total_of(self.lines)

    @property
    def warnings(self) -> list[str]:
        """What each work asks to be careful of, each thing once."""
        works = self.result["works"] if self.result else ()
        return list(dict.fromkeys(said for work in works for said in work["warnings"]))


@dataclass(frozen=True)
class Content:
    """A whole scenario."""

    name: str
    note: str
    steps: tuple[Step, ...]
    result: Plain | None
    reasons: tuple[str, ...]

    @cached_property
    def lines(self) -> list[Line]:
        return [line for step in self.steps for line in step.lines]

    @property
    def cost(self) -> Amounts:
        return total_of(self.lines)

    @property
    def unpriced(self) -> list[str]:
        return [line.title for line in self.lines if line.cost is None]

    @property
    def to_verify(self) -> bool:
        return any(line.to_verify and line.kept_ht is None for line in self.lines)

    @property
    def remarks(self) -> list[Plain]:
        return list(self.result["remarks"]) if self.result else []

    @property
    def idle(self) -> list[str]:
        """Works that bring nothing after those before them."""
        keys = self.result["idle"] if self.result else ()
        return [line.title for line in self.lines if line.key in keys]

    @property
    def saving_eur(self) -> int | None:
        """In a year, at the prices of the calculation."""
        return self.result["gain"]["cost_eur"]["likely"] if self.result else None

    @property
    def energy_saved_percent(self) -> int | None:
        if self.result is None or not self.result["before"]["final_kwh"]:
            return None
        before, after = self.result["before"]["final_kwh"], self.result["after"]["final_kwh"]
        return round(100 * (before - after) / before)


def content_from(plain: Plain) -> Content:
    """From what was kept: decimals are written as text."""
    result = plain["result"]
    return Content(
        name=plain["name"],
        note=plain["note"],
        steps=tuple(_step(number, one, result) for number, one in enumerate(plain["steps"], start=1)),
        result=result,
        reasons=tuple(plain["reasons"]),
    )


def _step(number: int, plain: Plain, result: Plain | None) -> Step:
    steps = result["steps"] if result else ()
    remarks = result["remarks"] if result else ()
    return Step(
        number=number,
        title=plain["title"] or f"Étape {number}",
        year=plain["year"],
        lines=tuple(_line(one) for one in plain["lines"]),
        result=steps[number - 1] if number <= len(steps) else None,
        remarks=tuple(one for one in remarks if one["step"] == number),
    )


_DECIMALS = ("proposed_quantity", "quantity", "low_ht", "median_ht", "high_ht", "kept_ht", "vat_rate")


def _line(plain: Plain) -> Line:
    read = {name: None if plain[name] is None else Decimal(plain[name]) for name in _DECIMALS}
    return Line(**{**plain, **read, "parts": tuple(plain["parts"])})


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)
