"""What is on the account of the works at the end of each month, below zero too. The table stands beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import ClassVar

from renovation.aids.rules.money import euros
from renovation.edge.pictures.plot import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH

_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
MOST_LABELS = 7


@dataclass(frozen=True)
class CashMonth:
    label: str
    in_eur: Decimal
    out_eur: Decimal
    balance_eur: Decimal


@dataclass(frozen=True)
class CashCurve:
    """One line, and the zero under which somebody must advance money."""

    title: str
    months: Sequence[CashMonth]
    template: ClassVar[str] = "pictures/cash.html"
    unit: ClassVar[str] = "€"
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    left: ClassVar[int] = LEFT
    right: ClassVar[int] = RIGHT
    bottom: ClassVar[int] = BOTTOM

    @property
    def marks(self) -> list[tuple[Decimal, float]]:
        """Round values from the lowest balance to the highest, zero among them."""
        return [(mark, self._y(mark)) for mark in self._marks]

    @property
    def zero(self) -> float:
        return self._y(Decimal(0))

    @property
    def line(self) -> str:
        return " ".join(f"{self._x(rank)},{self._y(one.balance_eur)}" for rank, one in enumerate(self.months))

    @property
    def labels(self) -> list[tuple[float, str]]:
        """The months under the axis, never so many that they touch."""
        every = -(-len(self.months) // MOST_LABELS)
        return [(self._x(rank), one.label) for rank, one in enumerate(self.months) if rank % max(1, every) == 0]

    @property
    def alternative(self) -> str:
        """What the picture says at a glance; each value is in the table."""
        low = min(self.months, key=lambda one: one.balance_eur)
        end = self.months[-1]
        lowest = f"au plus bas {euros(low.balance_eur)} fin {low.label}"
        return f"{self.title}\u00a0: {lowest}, {euros(end.balance_eur)} fin {end.label}."

    @property
    def _marks(self) -> list[Decimal]:
        balances = [one.balance_eur for one in self.months]
        low, high = min(Decimal(0), *balances), max(Decimal(0), *balances)
        span = high - low or Decimal(1)
        power = Decimal(10) ** (span / 4).adjusted()
        step = next(power * factor for factor in _ROUND if power * factor * 4 >= span)
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        return [step * number for number in range(int(first), max(int(last), int(first) + 1) + 1)]

    def _y(self, value: Decimal) -> float:
        marks = self._marks
        share = float((value - marks[0]) / (marks[-1] - marks[0]))
        return round(BOTTOM - share * (BOTTOM - TOP), 1)

    def _x(self, rank: int) -> float:
        return round(LEFT + 10 + rank * (RIGHT - LEFT - 20) / max(1, len(self.months) - 1), 1)
