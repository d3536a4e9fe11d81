"""Finding professionals near a place, in the domains that the works ask for.

Qualifications bear the point of their company: an index finds those of a domain in a box, the distance is counted on
these alone, and only the companies of the page that is shown are read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, radians
from typing import Any, overload

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

    def __init__(self, found: QuerySet[Any], *, total: int, on: date) -> None:
        self._found, self._total, self._on = found, total, on

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, index: int) -> Company: ...
    @overload
    def __getitem__(self, index: slice) -> list[Company]: ...
    def __getitem__(self, index: int | slice) -> Company | list[Company]:
        if isinstance(index, int):
            return self._read(self._found[index : index + 1])[0]
        return self._read(self._found[index])

    def __iter__(self) -> Iterator[Company]:
        return iter(self._read(self._found))

    def _read(self, rows: QuerySet[Any]) -> list[Company]:
        distances = {row["company_id"]: row["distance_km"] for row in rows}
        companies = Company.objects.select_related("commune").prefetch_related(valid_qualifications(self._on))
        by_siret = companies.in_bulk(list(distances))
        for siret, distance_km in distances.items():
            by_siret[siret].distance_km = distance_km
        return [by_siret[siret] for siret in distances]


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


def search_near(commune: Commune, *, domains: Sequence[Domain], on: date, radius_km: int = RADII_KM[0]) -> Search:
    """Companies qualified that day around the centre of a commune."""
    point = Point(float(commune.latitude or 0), float(commune.longitude or 0))
    return search_around(point, domains=domains, on=on, radius_km=radius_km)


def search_around(point: Point, *, domains: Sequence[Domain], on: date, radius_km: int = RADII_KM[0]) -> Search:
    """Companies qualified that day, the nearest first; widened when fewer than three are found.

    Neutral order: distance to the establishment, then a draw that changes every day.
    """
    held = Qualification.objects.valid(on=on).filter(domain__in=domains)
    wider = [radius for radius in RADII_KM if radius >= radius_km] or [RADII_KM[-1]]
    for reached in wider:
        nearby = _within(held, point, reached)
        total = nearby.values("company_id").distinct().count()
        if total >= ENOUGH:
            break
    draw = MD5(Concat("company_id", Value(on.isoformat())))
    found = (
        nearby.annotate(draw=draw)
        .values("company_id", "distance_km", "draw")
        .distinct()
        .order_by("distance_km", "draw")
    )
    return Search(NearbyCompanies(found, total=total, on=on), reached, wider[0], total)


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
