"""Finding professionals near a place, in the domains that the works ask for.

Qualifications bear the point of their company: an index finds those of a domain in a box, and the distance is counted
on these alone. One query gives all identifiers in their order, so the number of companies costs none; those of the page
that is shown are then read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, radians
from typing import overload
from uuid import UUID

from django.db.models import F, FloatField, QuerySet, Value
from django.db.models.functions import MD5, ASin, Concat, Cos, Power, Radians, Sin, Sqrt

from renovation.professionals.enums import Domain
from renovation.professionals.models import Company, Qualification
from renovation.professionals.queries.searching import valid_qualifications
from renovation.territories.models import Commune

RADII_KM = (20, 30, 50)
ENOUGH = 3
EARTH_DIAMETER_KM = 12742.0
KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class Point:
    """Where distances are counted from, in degrees."""

    latitude: float
    longitude: float


class NearbyCompanies(Sequence[Company]):
    """Companies in their order, read page by page. Each bears `distance_km`, and its valid qualifications."""

    def __init__(self, found: Sequence[tuple[str, float]], *, on: date) -> None:
        self._found, self._on = found, on

    def __len__(self) -> int:
        return len(self._found)

    @property
    def distances(self) -> dict[str, float]:
        """The SIRET of all of them with their distance, the nearest first: no table is read."""
        return dict(self._found)

    @overload
    def __getitem__(self, index: int) -> Company: ...
    @overload
    def __getitem__(self, index: slice) -> list[Company]: ...
    def __getitem__(self, index: int | slice) -> Company | list[Company]:
        if isinstance(index, int):
            return self._read([self._found[index]])[0]
        return self._read(self._found[index])

    def __iter__(self) -> Iterator[Company]:
        return iter(self._read(self._found))

    def _read(self, found: Sequence[tuple[str, float]]) -> list[Company]:
        companies = Company.objects.select_related("commune").prefetch_related(valid_qualifications(self._on))
        by_siret = companies.in_bulk([siret for siret, _ in found])
        for siret, distance_km in found:
            by_siret[siret].distance_km = distance_km
        return [by_siret[siret] for siret, _ in found]


@dataclass(frozen=True)
class Search:
    """Companies found within a radius, and the one that was asked for first."""

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
    radius_km: int = RADII_KM[0],
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
    radius_km: int = RADII_KM[0],
    platform_id: UUID | None = None,
) -> Search:
    """Companies qualified that day, the nearest first; widened when fewer than three are found.

    Neutral order: distance to the establishment, then a draw that changes every day. The entries that the platform
    hides are left out.
    """
    held = Qualification.objects.valid(on=on).filter(domain__in=domains).shown_on(platform_id)
    wider = [radius for radius in RADII_KM if radius >= radius_km] or [RADII_KM[-1]]
    for reached in wider:
        found = _in_order(_within(held, point, reached), on)
        if len(found) >= ENOUGH:
            break
    return Search(NearbyCompanies(found, on=on), reached, wider[0], len(found))


def _in_order(held: QuerySet[Qualification], on: date) -> list[tuple[str, float]]:
    drawn = held.annotate(draw=MD5(Concat("company_id", Value(on.isoformat()))))
    rows = drawn.values_list("company_id", "distance_km", "draw").distinct().order_by("distance_km", "draw")
    return [(siret, distance_km) for siret, distance_km, _ in rows]


def _within(held: QuerySet[Qualification], point: Point, radius_km: int) -> QuerySet[Qualification]:
    """Great-circle distance (haversine) in kilometres, of those within the radius; the index finds a box first."""
    reach = radius_km / KM_PER_DEGREE
    side = reach / cos(radians(point.latitude))
    half = Power(Sin(Radians(F("latitude") - Value(point.latitude)) / 2.0), 2) + Cos(Radians(F("latitude"))) * Value(
        cos(radians(point.latitude))
    ) * Power(Sin(Radians(F("longitude") - Value(point.longitude)) / 2.0), 2)
    distance_km = Value(EARTH_DIAMETER_KM, output_field=FloatField()) * ASin(Sqrt(half))
    return (
        held.filter(
            latitude__range=(point.latitude - reach, point.latitude + reach),
            longitude__range=(point.longitude - side, point.longitude + side),
        )
        .annotate(distance_km=distance_km)
        .filter(distance_km__lte=radius_km)
    )
