"""The offer of a territory: how many firms for each domain in each EPCI, and where they are missing."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from renovation.platforms.models import Platform
from renovation.professionals.enums import Domain
from renovation.professionals.models import Qualification
from renovation.professionals.rules.offer import Cell, cell_of
from renovation.territories.models import Intercommunality

ALONE = "Communes sans intercommunalité"


@dataclass(frozen=True)
class OfferRow:
    """One domain: a cell for each EPCI, then the whole territory."""

    domain: Domain
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True)
class Offer:
    platform: Platform
    places: tuple[str, ...]
    rows: tuple[OfferRow, ...]

    @property
    def missing(self) -> list[tuple[str, list[str]]]:
        """By EPCI, the domains without any firm."""
        return self._places_where("none")

    @property
    def rare(self) -> list[tuple[str, list[str]]]:
        """By EPCI, the domains with fewer firms than what a household is to compare."""
        return self._places_where("few")

    def _places_where(self, kind: str) -> list[tuple[str, list[str]]]:
        found = [
            (place, [str(row.domain.label) for row in self.rows if row.cells[rank].kind == kind])
            for rank, place in enumerate(self.places)
        ]
        return [(place, domains) for place, domains in found if domains]


def offer_of(platform: Platform, *, on: date) -> Offer:
    """Firms qualified that day whose establishment is in the territory; each counts once in a domain. Two requests."""
    epcis = {epci.pk: epci.name for epci in Intercommunality.objects.filter(communes__platforms=platform).distinct()}
    counts: dict[str, dict[str | None, int]] = defaultdict(dict)
    held = (
        Qualification.objects.valid(on=on)
        .for_a_household()
        .exclude(domain="")
        .filter(company__commune__platforms=platform)
    )
    by_place = held.values_list("domain", "company__commune__intercommunality")
    for domain, epci, number in by_place.annotate(number=Count("company", distinct=True)).order_by():
        counts[domain][epci] = number
    keys: list[str | None] = [*sorted(epcis, key=epcis.__getitem__)]
    if any(None in by_epci for by_epci in counts.values()):
        keys.append(None)
    rows = tuple(
        OfferRow(domain, tuple(cell_of(counts[domain].get(key, 0)) for key in keys), sum(counts[domain].values()))
        for domain in Domain
    )
    return Offer(platform, tuple(ALONE if key is None else epcis[key] for key in keys), rows)
