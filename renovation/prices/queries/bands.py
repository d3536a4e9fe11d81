"""The usual range of a price: the nearest territory that may be told, else what was received, else the seed table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from renovation.prices.models import PriceAggregate
from renovation.prices.queries.kept import Window, figure_of, figures_of
from renovation.prices.queries.statistics import Kind
from renovation.prices.rules.indexing import CODE, Index, months_before, read_index
from renovation.prices.rules.lines import CENT
from renovation.prices.rules.seed_costs import VAT_CODE, seed_band
from renovation.prices.rules.statistics import PERIODS_MONTHS, Band, Origin, Place, Statistic, band_of
from renovation.quantities.queries import values_on
from renovation.quantities.rules.parameters import Value
from renovation.works.rules.catalogue import WorkType, catalogue

NOTHING = Band(Origin.NONE, low=CENT, high=CENT)


@dataclass(frozen=True)
class Rung:
    """One territory of the ladder with what it counts, told or not."""

    place: Place
    months: int
    statistic: Statistic | None


@dataclass(frozen=True)
class Sources:
    """The dated values that prices need, read once."""

    values: Mapping[str, Value]
    index: Index | None

    def seed(self, found: WorkType, unit: str) -> Band | None:
        """The seed table speaks in the usual unit only."""
        if unit != found.unit.code:
            return None
        return seed_band(self.values.get(found.seed), self.values.get(VAT_CODE))


def sources_on(on: date) -> Sources:
    """The seed table, the tax and the index in force on a day."""
    codes = [CODE, VAT_CODE, *(one.seed for one in catalogue().types if one.seed)]
    values = values_on(codes, on)
    index = values.get(CODE)
    series = read_index(index.value, source=index.source, to_verify=index.to_verify) if index else None
    return Sources(values, series)


def usual_band(found: WorkType, unit: str, ladder: Sequence[Place], *, on: date, sources: Sources) -> Band:
    """Wider territories come before longer periods: prices move more with the years than with the distance."""
    for months in PERIODS_MONTHS:
        for place in ladder:
            statistic = figure_of(Window(place, months, on, sources.index), (found.code, unit))
            if statistic is not None and statistic.may_be_told:
                return band_of(statistic, place, months)
    return _received(found, unit, ladder, on) or sources.seed(found, unit) or NOTHING


def bands_of_all(
    kinds: Iterable[Kind], ladder: Sequence[Place], *, months: int, on: date, sources: Sources
) -> dict[Kind, Band]:
    """The same for many types over one period: a request for each territory, the widest only for what is left."""
    left, found = list(kinds), dict[Kind, Band]()
    for place in ladder:
        if not left:
            break
        figures = figures_of(Window(place, months, on, sources.index), left)
        found |= {
            kind: band_of(figures[kind], place, months)
            for kind in left
            if kind in figures and figures[kind].may_be_told
        }
        left = [kind for kind in left if kind not in found]
    for kind in left:
        type_ = catalogue().find(kind[0])
        found[kind] = (type_ and sources.seed(type_, kind[1])) or NOTHING
    return found


def rungs_of(kind: Kind, ladder: Sequence[Place], *, months: int, on: date, sources: Sources) -> list[Rung]:
    """Every territory with its count, so that agents see where references are missing."""
    return [Rung(place, months, figure_of(Window(place, months, on, sources.index), kind)) for place in ladder]


def received_for(kind: Kind, ladder: Sequence[Place]) -> list[PriceAggregate]:
    """Statistics that other bases gave about these territories, the newest first."""
    found = PriceAggregate.objects.filter(work_type=kind[0], unit=kind[1], code__in=[one.code for one in ladder])
    places = {(one.level, one.code) for one in ladder}
    rows = found.select_related("file").order_by("-until", "pk")
    return [one for one in rows if (one.level, one.code) in places]


def _received(found: WorkType, unit: str, ladder: Sequence[Place], on: date) -> Band | None:
    """The nearest territory, then the newest, within the longest period that we would count ourselves."""
    oldest = months_before(on, PERIODS_MONTHS[-1])
    ranks = {(place.level, place.code): rank for rank, place in enumerate(ladder)}
    usable = [one for one in received_for((found.code, unit), ladder) if one.until >= oldest]
    if not usable:
        return None
    best = min(usable, key=lambda one: ranks[one.place.level, one.code])
    return Band(
        Origin.RECEIVED,
        low=best.p10,
        high=best.p90,
        median=best.median,
        lines=best.lines,
        companies=best.companies,
        place=best.place,
        source=f"{best.file.source}, du {best.since:%d/%m/%Y} au {best.until:%d/%m/%Y}",
    )
