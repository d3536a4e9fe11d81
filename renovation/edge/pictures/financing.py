"""Works = aids + loans + remaining cost, as one bar; the words and amounts are in the table under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle
from typing import ClassVar, Literal

WIDTH = 1000
# Numbers of the fill classes: aids in two tones of the brand, a loan in grey, one's own money in the accent.
_AIDS, _LOAN, _OWN = (1, 3), 4, 5


@dataclass(frozen=True)
class Share:
    label: str
    amount_eur: Decimal
    kind: Literal["aid", "loan", "own"] = "aid"


@dataclass(frozen=True)
class FinancingBar:
    title: str
    shares: Sequence[Share]
    template: ClassVar[str] = "pictures/financing.html"

    @property
    def total_eur(self) -> Decimal:
        return sum((share.amount_eur for share in self.shares), Decimal(0))

    @property
    def rows(self) -> list[tuple[Share, int, int, int]]:
        """Each share with its colour number, its place and its width on a bar of 1000."""
        rows, place, total, tones = [], 0, self.total_eur or Decimal(1), cycle(_AIDS)
        for share in self.shares:
            width = round(share.amount_eur / total * WIDTH)
            colour = {"loan": _LOAN, "own": _OWN}.get(share.kind) or next(tones)
            rows.append((share, colour, place, width))
            place += width
        return rows
