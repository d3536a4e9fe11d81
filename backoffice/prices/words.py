"""Words of the pages of prices: their tabs, a line of the table, the pictures."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from renovation.edge.pictures import PriceBand, PriceHistory, PriceYear
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import can_on_platform
from renovation.platforms.queries import platforms_of
from renovation.prices.queries.bands import Rung
from renovation.prices.rules.statistics import Band, Origin, Statistic, why_hidden
from renovation.prices.rules.wording import basis_in_words
from renovation.works.rules.catalogue import Unit, WorkType


@dataclass(frozen=True)
class Line:
    """One type and unit in the table."""

    type: WorkType
    unit: Unit
    band: Band

    @property
    def basis(self) -> str:
        return basis_in_words(self.band)

    @property
    def is_known(self) -> bool:
        return self.band.origin is not Origin.NONE


@dataclass(frozen=True)
class RungLine:
    """One territory of the ladder, told or with the reason why it is not."""

    rung: Rung

    @property
    def hidden(self) -> str:
        return why_hidden(self.rung.statistic)


def tabs(here: str) -> list[tuple[str, str, bool]]:
    """The three views of the base."""
    names = (("Statistiques", "prices"), ("Références", "price_references"), ("Contributions", "price_contributions"))
    return [(words, reverse(f"backoffice:{name}"), name == here) for words, name in names]


def platforms_for(request: LoggedInRequest, right: Right) -> list[Platform]:
    """Those on which the reader may do this."""
    return [one for one in platforms_of(request.reader) if can_on_platform(request.reader, right, one.pk)]


def unit_words(unit: Unit) -> str:
    return f"€ HT par {unit.label}"


def band_picture(found: WorkType, unit: Unit, band: Band) -> PriceBand | None:
    if band.origin is Origin.NONE:
        return None
    return PriceBand(found.title, unit_words(unit), band.low, band.high, band.median)


def history_picture(found: WorkType, unit: Unit, years: Mapping[int, Statistic]) -> PriceHistory | None:
    """Years that may be told; a picture needs two of them."""
    told = [
        PriceYear(str(year), one.p10, one.median, one.p90, one.lines) for year, one in years.items() if one.may_be_told
    ]
    return PriceHistory(f"{found.title}, année par année", unit_words(unit), told) if len(told) > 1 else None
