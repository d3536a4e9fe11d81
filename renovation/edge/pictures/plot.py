"""The frame that curves and columns share: a sheet of 360 by 220 with round graduations."""

from collections.abc import Iterable
from decimal import Decimal

WIDTH, HEIGHT = 360, 220
LEFT, RIGHT, TOP, BOTTOM = 52, 352, 16, 190
_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


def graduations(values: Iterable[Decimal]) -> list[Decimal]:
    """0 and up to five round values above it; the last one holds the largest value."""
    largest = max(values, default=Decimal(0)) or Decimal(1)
    power = Decimal(10) ** (largest / 4).adjusted()
    step = next(power * factor for factor in _ROUND if power * factor * 4 >= largest)
    marks = [Decimal(0)]
    while marks[-1] < largest:
        marks.append(marks[-1] + step)
    return marks


def height_of(value: Decimal, top: Decimal) -> float:
    """The place of a value on the vertical axis, whose graduations end at `top`."""
    return round(BOTTOM - float(value / top) * (BOTTOM - TOP), 1)
