"""Savings: what a dwelling used before works (corrected for the climate) and what it uses after, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from renovation.edge.pictures.plot import BOTTOM, HEIGHT, LEFT, RIGHT, WIDTH, graduations, height_of


@dataclass(frozen=True)
class Month:
    label: str
    before: Decimal
    after: Decimal


@dataclass(frozen=True)
class SavingsCurve:
    """Two lines over the same months; dashes and words tell them apart, not the colour alone."""

    title: str
    unit: str
    months: Sequence[Month]
    template: ClassVar[str] = "pictures/curve.html"
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    left: ClassVar[int] = LEFT
    right: ClassVar[int] = RIGHT
    bottom: ClassVar[int] = BOTTOM

    @property
    def marks(self) -> list[tuple[Decimal, float]]:
        """Graduations with their places."""
        marks = graduations([value for month in self.months for value in (month.before, month.after)])
        return [(mark, height_of(mark, marks[-1])) for mark in marks]

    @property
    def before_line(self) -> str:
        return self._line([month.before for month in self.months])

    @property
    def after_line(self) -> str:
        return self._line([month.after for month in self.months])

    @property
    def labels(self) -> list[tuple[float, str]]:
        """The months under the axis, one in two when there are many."""
        every = 2 if len(self.months) > 7 else 1
        return [(self._x(rank), month.label) for rank, month in enumerate(self.months) if rank % every == 0]

    @property
    def saved_percent(self) -> int:
        """What the whole period saved; negative when more was used."""
        before = sum((month.before for month in self.months), Decimal(0))
        after = sum((month.after for month in self.months), Decimal(0))
        return round((before - after) / before * 100) if before else 0

    @property
    def alternative(self) -> str:
        words = "de moins" if self.saved_percent >= 0 else "de plus"
        return f"{self.title}\u00a0: {abs(self.saved_percent)}\u00a0% {words} après les travaux."

    def _line(self, values: Sequence[Decimal]) -> str:
        top = self.marks[-1][0]
        return " ".join(f"{self._x(rank)},{height_of(value, top)}" for rank, value in enumerate(values))

    def _x(self, rank: int) -> float:
        return round(LEFT + 10 + rank * (RIGHT - LEFT - 20) / max(1, len(self.months) - 1), 1)
