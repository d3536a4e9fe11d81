"""The range of an estimate on one axis, and what it was before the last answer."""

from dataclasses import dataclass
from math import log
from typing import ClassVar

WIDTH, HEIGHT = 600, 26
# Primary energy from the best to the worst dwellings, on a logarithmic axis: a class is about as wide everywhere.
LEAST, MOST = 40, 900


@dataclass(frozen=True)
class RangeBar:
    """kWh/m² a year; `before` is the former range."""

    low: int
    likely: int
    high: int
    before: tuple[int, int] | None = None
    template: ClassVar[str] = "pictures/range.html"
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT

    @property
    def x(self) -> int:
        return place(self.low)

    @property
    def length(self) -> int:
        return max(6, place(self.high) - place(self.low))

    @property
    def mark(self) -> int:
        return place(self.likely)

    @property
    def before_x(self) -> int:
        return place(self.before[0]) if self.before else 0

    @property
    def before_length(self) -> int:
        return max(6, place(self.before[1]) - place(self.before[0])) if self.before else 0


def place(kwh_m2: int) -> int:
    """Where a value stands on the axis."""
    inside = min(max(kwh_m2, LEAST), MOST)
    return round(log(inside / LEAST) / log(MOST / LEAST) * WIDTH)
