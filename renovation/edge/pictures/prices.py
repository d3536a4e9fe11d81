"""Prices: the usual range with one price in it, and the range year by year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from renovation.edge.pictures.plot import BOTTOM, HEIGHT, LEFT, RIGHT, WIDTH, graduations, height_of
from renovation.prices.rules.wording import euros

BAND_HEIGHT = 96
# Both ends of the axis, inside the sheet.
START, END = 12, 340


@dataclass(frozen=True)
class PriceBand:
    """Eight prices in ten, the median, and the price that is compared if there is one."""

    title: str
    unit: str
    low: Decimal
    high: Decimal
    median: Decimal | None = None
    price: Decimal | None = None
    template: ClassVar[str] = "pictures/price_band.html"
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = BAND_HEIGHT
    start: ClassVar[int] = START
    end: ClassVar[int] = END

    @property
    def marks(self) -> list[tuple[Decimal, float]]:
        """The two ends of the axis: more would not fit a phone."""
        marks = self._graduations
        return [(mark, self._x(mark)) for mark in (marks[0], marks[-1])]

    @property
    def x(self) -> float:
        return self._x(self.low)

    @property
    def length(self) -> float:
        return max(4.0, round(self._x(self.high) - self.x, 1))

    @property
    def median_x(self) -> float:
        return self._x(self.median) if self.median is not None else 0

    @property
    def price_x(self) -> float:
        return self._x(self.price) if self.price is not None else 0

    @property
    def rows(self) -> list[tuple[str, Decimal]]:
        """The table beside."""
        found = [
            ("Prix bas (1 sur 10 est en dessous)", self.low),
            ("Prix médian (la moitié est en dessous)", self.median),
        ]
        found += [("Prix haut (1 sur 10 est au-dessus)", self.high), ("Le prix comparé", self.price)]
        if self.median is None:
            found[0], found[2] = ("Prix bas indicatif", self.low), ("Prix haut indicatif", self.high)
        return [(label, value) for label, value in found if value is not None]

    @property
    def alternative(self) -> str:
        told = f"{self.title}\u00a0: de {euros(self.low)} à {euros(self.high)}"
        told += f", médiane {euros(self.median)}" if self.median is not None else ""
        return told + (f"\u00a0; prix comparé {euros(self.price)}." if self.price is not None else ".")

    @property
    def _graduations(self) -> list[Decimal]:
        return graduations([self.high, *([self.price] if self.price is not None else [])])

    def _x(self, value: Decimal) -> float:
        return round(START + float(value / self._graduations[-1]) * (END - START), 1)


@dataclass(frozen=True)
class PriceYear:
    """A year that may be told."""

    label: str
    low: Decimal
    median: Decimal
    high: Decimal
    lines: int


@dataclass(frozen=True)
class YearMark:
    """Where a year stands."""

    year: PriceYear
    x: float
    middle: float
    width: float
    top: float
    height: float
    median_y: float


@dataclass(frozen=True)
class PriceHistory:
    """The range of each year, and its median."""

    title: str
    unit: str
    years: Sequence[PriceYear]
    template: ClassVar[str] = "pictures/price_history.html"
    width: ClassVar[int] = WIDTH
    height: ClassVar[int] = HEIGHT
    left: ClassVar[int] = LEFT
    right: ClassVar[int] = RIGHT
    bottom: ClassVar[int] = BOTTOM

    @property
    def marks(self) -> list[tuple[Decimal, float]]:
        marks = graduations(year.high for year in self.years)
        return [(mark, height_of(mark, marks[-1])) for mark in marks]

    @property
    def rows(self) -> list[YearMark]:
        top = self.marks[-1][0]
        step = (RIGHT - LEFT) / max(1, len(self.years))
        return [self._mark(year, LEFT + rank * step, step, top) for rank, year in enumerate(self.years)]

    @property
    def alternative(self) -> str:
        first, last = self.years[0], self.years[-1]
        return (
            f"{self.title}\u00a0: prix médian de {euros(first.median)} en {first.label} "
            f"à {euros(last.median)} en {last.label}."
        )

    def _mark(self, year: PriceYear, start: float, step: float, top: Decimal) -> YearMark:
        high, low = height_of(year.high, top), height_of(year.low, top)
        return YearMark(
            year=year,
            x=round(start + step * 0.2, 1),
            middle=round(start + step / 2, 1),
            width=round(step * 0.6, 1),
            top=high,
            height=round(max(2.0, low - high), 1),
            median_y=round(height_of(year.median, top) - 1.5, 1),
        )
