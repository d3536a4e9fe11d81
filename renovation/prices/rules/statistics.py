"""Statistics of a group of prices, and the rule that says when they may be told."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

# The logic of statistical secrecy: enough lines, enough firms, none that weighs more than half.
LEAST_LINES = 11
LEAST_COMPANIES = 3
MOST_SHARE = Decimal("0.5")
# A sliding period, then longer ones where it holds too few prices.
PERIODS_MONTHS = (24, 36, 60)


class Level(StrEnum):
    """Territories, from the nearest to the widest: prices are shared within a region and no further."""

    COMMUNE = "commune"
    EPCI = "epci"
    DEPARTMENT = "department"
    REGION = "region"

    @property
    def label(self) -> str:
        return _LEVELS[self]


_LEVELS = {
    Level.COMMUNE: "commune",
    Level.EPCI: "intercommunalité",
    Level.DEPARTMENT: "département",
    Level.REGION: "région",
}


@dataclass(frozen=True)
class Place:
    """A territory in which prices are counted."""

    level: Level
    code: str
    name: str

    @property
    def key(self) -> str:
        """Its name in an address."""
        return f"{self.level}:{self.code}"


@dataclass(frozen=True)
class Statistic:
    """Unit prices before tax of one type in one unit. `top_lines`: those of the firm that has most of them."""

    lines: int
    companies: int
    top_lines: int
    p10: Decimal
    p25: Decimal
    median: Decimal
    p75: Decimal
    p90: Decimal

    @property
    def may_be_told(self) -> bool:
        return why_hidden(self) == ""


def why_hidden(statistic: Statistic | None) -> str:
    """Why a statistic is not told; empty when it is."""
    if statistic is None or statistic.lines == 0:
        return "aucune référence"
    if statistic.lines < LEAST_LINES:
        return f"moins de {LEAST_LINES} références"
    if statistic.companies < LEAST_COMPANIES:
        return f"moins de {LEAST_COMPANIES} entreprises"
    if statistic.top_lines > statistic.lines * MOST_SHARE:
        return "une entreprise a plus de la moitié des références"
    return ""


class Origin(StrEnum):
    """What a range rests on, from the surest."""

    LINES = "lines"
    RECEIVED = "received"
    SEED = "seed"
    NONE = "none"


@dataclass(frozen=True)
class Band:
    """A usual range of unit prices before tax. `median` is unknown to the seed table."""

    origin: Origin
    low: Decimal
    high: Decimal
    median: Decimal | None = None
    lines: int = 0
    companies: int = 0
    place: Place | None = None
    months: int = 0
    source: str = ""
    to_verify: bool = False


class Position(StrEnum):
    """Where a price stands in a band. None of them is a judgement on a firm."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


def position_in(band: Band, unit_price_ht: Decimal) -> Position:
    if unit_price_ht < band.low:
        return Position.BELOW
    return Position.ABOVE if unit_price_ht > band.high else Position.WITHIN


def band_of(statistic: Statistic, place: Place, months: int) -> Band:
    """The range that eight prices in ten keep to."""
    return Band(
        Origin.LINES,
        low=statistic.p10,
        high=statistic.p90,
        median=statistic.median,
        lines=statistic.lines,
        companies=statistic.companies,
        place=place,
        months=months,
    )
