"""Horizontal bars that are a table at once: uses of energy, counts by state. Words stay text, so they fit a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

WIDTH = 1000


@dataclass(frozen=True)
class Bar:
    label: str
    value: Decimal
    note: str = ""


@dataclass(frozen=True)
class Bars:
    """`unit` stands after each value; `title` is the table's caption."""

    title: str
    unit: str
    bars: Sequence[Bar]
    what: str = "Poste"
    template: ClassVar[str] = "pictures/bars.html"

    @property
    def rows(self) -> list[tuple[Bar, int]]:
        """Each bar with its length on a line of 1000; something that is not nothing stays visible."""
        longest = max((bar.value for bar in self.bars), default=Decimal(0)) or Decimal(1)
        return [(bar, max(6, round(bar.value / longest * WIDTH)) if bar.value > 0 else 0) for bar in self.bars]
