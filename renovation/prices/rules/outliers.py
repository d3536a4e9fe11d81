"""Prices too far from the others to be counted with them: set aside with their reason, never deleted."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from renovation.prices.rules.statistics import LEAST_LINES

# Fences on the logarithm of prices, whose spread is skewed to the right.
REACH = 2.2
# Prices that are nearly all the same must not push out those a little beside them.
LEAST_SPREAD = 0.2


@dataclass(frozen=True)
class Fences:
    """Bounds of the logarithm of a unit price."""

    low: float
    high: float

    def hold(self, price: float) -> bool:
        return self.low <= log(price) <= self.high


def fences_of(quartiles: Sequence[float], lines: int) -> Fences | None:
    """From the first and third quartiles of the logarithms; none while there are too few lines to tell."""
    if lines < LEAST_LINES:
        return None
    low, high = quartiles
    spread = max(high - low, LEAST_SPREAD)
    return Fences(low - REACH * spread, high + REACH * spread)
