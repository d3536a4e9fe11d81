"""Columns over time: leads by month, cases by quarter. Their table stands beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from renovation.edge.pictures.bars import Bar
from renovation.edge.pictures.plot import BOTTOM, HEIGHT, LEFT, RIGHT, WIDTH, graduations, height_of

# From here on, decimals tell nothing.
LARGE = 100


@dataclass(frozen=True)
class Column:
    """Where a column stands, and where its words do."""

    bar: Bar
    x: float
    y: float
    width: float
    height: float
    middle: float


@dataclass(frozen=True)
class Columns:
    """`columns` in the order of time, twelve at most; `what` heads the first column of the table."""

    title: str
    unit: str
    columns: Sequence[Bar]
    what: str = "Mois"
    template: ClassVar[str] = "pictures/columns.html"
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    left: ClassVar[int] = LEFT
    right: ClassVar[int] = RIGHT
    bottom: ClassVar[int] = BOTTOM

    @property
    def marks(self) -> list[tuple[Decimal, float]]:
        """Graduations with their places."""
        marks = graduations(bar.value for bar in self.columns)
        return [(mark, height_of(mark, marks[-1])) for mark in marks]

    @property
    def rows(self) -> list[Column]:
        top = self.marks[-1][0]
        step = (RIGHT - LEFT) / max(1, len(self.columns))
        return [self._column(bar, LEFT + rank * step, step, top) for rank, bar in enumerate(self.columns)]

    @property
    def labels(self) -> list[tuple[float, str]]:
        """The words under the axis, one in two when there are many."""
        every = 2 if len(self.columns) > 7 else 1
        return [(column.middle, column.bar.label) for column in self.rows[::every]]

    @property
    def alternative(self) -> str:
        """What the picture says at a glance; each value is in the table."""
        if not self.columns:
            return f"{self.title}\u00a0: aucune donnée."
        low, high = min(self.columns, key=_value), max(self.columns, key=_value)
        ends = f"de {_told(low.value)} ({low.label}) à {_told(high.value)} ({high.label})"
        return f"{self.title}\u00a0: {ends} {self.unit}."

    def _column(self, bar: Bar, start: float, step: float, top: Decimal) -> Column:
        y = height_of(bar.value, top)
        return Column(
            bar=bar,
            x=round(start + step * 0.18, 1),
            y=y,
            width=round(step * 0.64, 1),
            height=round(BOTTOM - y, 1),
            middle=round(start + step / 2, 1),
        )


def _told(value: Decimal) -> str:
    """A figure to be listened to: decimals only where they tell something."""
    if abs(value) >= LARGE:
        return str(round(value))
    return f"{round(value, 3).normalize():f}".replace(".", ",")


def _value(bar: Bar) -> Decimal:
    return bar.value
