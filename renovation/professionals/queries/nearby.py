"""Finding professionals near a place, in the domains that the works ask for.

One query gives all identifiers in their order, so the number of companies costs none; those of the page that is shown
are then read.

A firm with several establishments is one line: the nearest of them, which bears the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import overload
from uuid import UUID

from django.db.models import Exists, OuterRef, Value

from renovation.professionals.enums import Domain
from renovation.professionals.models import Company, Qualification
from renovation.professionals.queries.entries import standing_charters
from renovation.professionals.queries.nearest import Point, nearest_establishments
from renovation.professionals.rules.identifiers import SIREN_LENGTH
from renovation.territories.models import Commune

RADII_KM = (10, 20, 30, 50)
USUAL_RADIUS_KM = 20
ENOUGH = 3
# Establishments of one firm that a line names beside the nearest.
OTHERS_NAMED = 3
# What a line says of a qualification and of its company; the rest of the rows is not read.
_SHOWN = ("company", "domain", "body", "valid_from", "valid_to", "for_households")
_SHOWN_COMPANY = (
    *("name", "address", "postcode", "phone", "email", "website"),
    *("latitude", "longitude", "is_approximate", "gone_on", "commune", "commune__name"),
)


@dataclass(slots=True)
class _Firm:
    """The nearest establishment of a firm, and those further away, each with its distance."""

    nearest: tuple[str, float]
    others: list[tuple[str, float]] = field(default_factory=list)


class NearbyCompanies(Sequence[Company]):
    """Firms in their order, read page by page: the nearest establishment of each, with its valid qualifications.

    Each bears `distance_km`, and under `others_nearby` a few of the other establishments that were found.
    """

    def __init__(self, found: Sequence[tuple[str, float]], *, on: date, platform_id: UUID | None = None) -> None:
        firms: dict[str, _Firm] = {}
        for siret, distance_km in found:
            firm = firms.get(siret[:SIREN_LENGTH])
            if firm is None:
                firms[siret[:SIREN_LENGTH]] = _Firm((siret, distance_km))
            else:
                firm.others.append((siret, distance_km))
        self._firms, self._on, self._platform_id = list(firms.values()), on, platform_id

    def __len__(self) -> int:
        return len(self._firms)

    @property
    def distances(self) -> dict[str, float]:
        """The SIRET of all of them with their distance, the nearest first: no table is read."""
        return dict(firm.nearest for firm in self._firms)

    @overload
    def __getitem__(self, index: int) -> Company: ...
    @overload
    def __getitem__(self, index: slice) -> list[Company]: ...
    def __getitem__(self, index: int | slice) -> Company | list[Company]:
        if isinstance(index, int):
            return self._read([self._firms[index]])[0]
        return self._read(self._firms[index])

    def __iter__(self) -> Iterator[Company]:
        return iter(self._read(self._firms))

    def _read(self, firms: Sequence[_Firm]) -> list[Company]:
        places = [place for firm in firms for place in (firm.nearest, *firm.others[:OTHERS_NAMED])]
        by_siret = with_qualifications([siret for siret, _ in places], self._on, self._platform_id)
        for siret, distance_km in places:
            by_siret[siret].distance_km = distance_km
        found = [by_siret[firm.nearest[0]] for firm in firms]
        for company, firm in zip(found, firms, strict=True):
            company.others_nearby = tuple(by_siret[siret] for siret, _ in firm.others[:OTHERS_NAMED])
            company.others_number = len(firm.others)
        return found


def with_qualifications(sirets: Sequence[str], on: date, platform_id: UUID | None) -> dict[str, Company]:
    """Companies that hold a valid qualification, with all of theirs under `valid` and their charter: one request."""
    held = Qualification.objects.valid(on=on).filter(company_id__in=sirets).select_related("company__commune")
    held = held.only(*_SHOWN, *(f"company__{name}" for name in _SHOWN_COMPANY))
    held = held.annotate(has_charter=_signed(platform_id, on))
    companies: dict[str, Company] = {}
    for one in held.order_by("domain", "-valid_to"):
        company = companies.setdefault(one.company_id, one.company)
        held_today = company.__dict__.setdefault("valid", [])
        if one.domain:
            held_today.append(one)
        company.has_charter = one.has_charter  # type: ignore[attr-defined] # annotated above
    return companies


def _signed(platform_id: UUID | None, on: date) -> Exists | Value:
    """Whether the company of a qualification signed the charter of this platform."""
    if platform_id is None:
        return Value(False)
    return Exists(standing_charters(platform_id, on=on).filter(siret=OuterRef("company_id")))


@dataclass(frozen=True)
class Search:
    """Firms found within a radius, and the one that was asked for first."""

    companies: NearbyCompanies
    radius_km: int
    asked_radius_km: int
    total: int

    @property
    def widened(self) -> bool:
        return self.radius_km > self.asked_radius_km


def search_near(
    commune: Commune,
    *,
    domains: Sequence[Domain],
    on: date,
    radius_km: int = USUAL_RADIUS_KM,
    platform_id: UUID | None = None,
) -> Search:
    """Companies qualified that day around the centre of a commune."""
    point = Point(float(commune.latitude or 0), float(commune.longitude or 0))
    return search_around(point, domains=domains, on=on, radius_km=radius_km, platform_id=platform_id)


def search_around(
    point: Point,
    *,
    domains: Sequence[Domain],
    on: date,
    radius_km: int = USUAL_RADIUS_KM,
    platform_id: UUID | None = None,
) -> Search:
    """Companies qualified that day, the nearest first; widened when fewer than three are found.

    Neutral order: distance to the establishment, then a draw that changes every day. The entries that the platform
    hides are left out.
    """
    wider = [radius for radius in RADII_KM if radius >= radius_km] or [RADII_KM[-1]]
    for reached in wider:
        found = nearest_establishments(point, domains=domains, on=on, radius_km=reached, platform_id=platform_id)
        companies = NearbyCompanies(found, on=on, platform_id=platform_id)
        if len(companies) >= ENOUGH:
            break
    return Search(companies, reached, wider[0], len(companies))
