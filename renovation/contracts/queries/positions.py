"""Where the prices of a quote stand in what is usual near the dwelling."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from renovation.cases.models import Case
from renovation.contracts.models import Quote, QuoteLine
from renovation.contracts.rules.money import cents
from renovation.prices.queries.bands import sources_on, usual_band
from renovation.prices.queries.places import home_of, ladder_of
from renovation.prices.rules.statistics import Band, Origin, Position, position_in
from renovation.prices.rules.wording import basis_in_words
from renovation.works.rules.catalogue import catalogue

Kind = tuple[str, str]
WORDS = {
    Position.BELOW: "sous la fourchette habituelle",
    Position.WITHIN: "dans la fourchette habituelle",
    Position.ABOVE: "au-dessus de la fourchette habituelle",
}


@dataclass(frozen=True)
class Priced:
    """A unit price before tax, and the range that it is compared with."""

    unit_ht: Decimal
    unit_label: str
    band: Band
    position: Position

    @property
    def words(self) -> str:
        return WORDS[self.position]

    @property
    def is_unusual(self) -> bool:
        return self.position is not Position.WITHIN

    @property
    def basis(self) -> str:
        return basis_in_words(self.band)


def positions_of(case: Case, quotes: Iterable[Quote], *, today: date) -> dict[object, Priced]:
    """By line, those of which the price can be compared. Each type is asked for once."""
    lines = [line for quote in quotes for line in quote.lines.all() if is_comparable(line)]
    if not lines:
        return {}
    ladder = ladder_of(case.dwelling.commune) if case.dwelling else home_of(case.platform_id)
    sources, bands = sources_on(today), dict[Kind, Band]()
    found = dict[object, Priced]()
    for line in lines:
        type_, kind = catalogue().find(line.work_type), (line.work_type, line.unit)
        if type_ is None or line.ht is None or line.quantity is None:
            continue
        if kind not in bands:
            bands[kind] = usual_band(type_, line.unit, ladder, on=today, sources=sources)
        unit, band = type_.unit_named(line.unit), bands[kind]
        if band.origin is not Origin.NONE and unit is not None:
            price = cents(line.ht / line.quantity)
            found[line.pk] = Priced(price, unit.label, band, position_in(band, price))
    return found


def is_comparable(line: QuoteLine) -> bool:
    """Works of the catalogue, counted in one of their units, with a price."""
    type_ = catalogue().find(line.work_type) if line.work_type else None
    has_figures = bool(line.quantity and line.quantity > 0 and line.ht and line.ht > 0)
    return type_ is not None and type_.unit_named(line.unit) is not None and has_figures
