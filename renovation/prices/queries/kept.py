"""Statistics of large territories, counted beforehand: counting them all at once reads every line of a region."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from renovation.prices.models import PriceFigure
from renovation.prices.queries.statistics import Asked, Kind, figures_by_kind
from renovation.prices.rules.indexing import Index, months_before
from renovation.prices.rules.statistics import Place, Statistic

# A sliding period moves by a day each night: what was counted the night before still tells it.
FRESH_DAYS = 2


@dataclass(frozen=True)
class Window:
    """A territory, the months that end on a day, and the index."""

    place: Place
    months: int
    on: date
    index: Index | None

    @property
    def asked(self) -> Asked:
        return Asked(self.place, months_before(self.on, self.months), self.on, self.index)

    @property
    def index_name(self) -> str:
        """The index in short: a new publication counts anew."""
        return f"{self.index.last_month}/{sum(self.index.values.values())}"[:40] if self.index else ""


def figures_of(window: Window, kinds: Collection[Kind]) -> dict[Kind, Statistic]:
    """Those kept, and those of the types whose prices changed since, counted now."""
    kept = {(one.work_type, one.unit): one.statistic for one in _kept(window)}
    missing = [kind for kind in kinds if kind not in kept]
    counted = figures_by_kind(window.asked, missing) if missing else {}
    return {kind: one for kind, one in {**kept, **counted}.items() if one.lines and kind in kinds}


def figure_of(window: Window, kind: Kind) -> Statistic | None:
    return figures_of(window, [kind]).get(kind)


def _kept(window: Window) -> list[PriceFigure]:
    days = (window.on - timedelta(days=FRESH_DAYS), window.on)
    found = PriceFigure.objects.filter(level=window.place.level, code=window.place.code, months=window.months)
    return list(found.filter(index_name=window.index_name, counted_on__range=days))
