"""Finding professionals: near a commune, in the domains that the works ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, radians

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, FloatField, Prefetch, Q, QuerySet, Value
from django.db.models.functions import MD5, ASin, Concat, Cos, Power, Radians, Sin, Sqrt

from renovation.professionals.enums import Domain
from renovation.professionals.models import Company, DirectoryRelease, Qualification
from renovation.territories.models import Commune

RADII_KM = (20, 30, 50)
ENOUGH = 3
EARTH_DIAMETER_KM = 12742.0
KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class Search:
    """Companies found within a radius, and the one that was asked for first."""

    companies: QuerySet[Company]
    radius_km: int
    asked_radius_km: int
    total: int

    @property
    def widened(self) -> bool:
        return self.radius_km > self.asked_radius_km


@dataclass(frozen=True)
class Point:
    """Where distances are counted from, in degrees."""

    latitude: float
    longitude: float


def search_near(commune: Commune, *, domains: Sequence[Domain], on: date, radius_km: int = RADII_KM[0]) -> Search:
    """Companies qualified that day around the centre of a commune."""
    point = Point(float(commune.latitude or 0), float(commune.longitude or 0))
    return search_around(point, domains=domains, on=on, radius_km=radius_km)


def search_around(point: Point, *, domains: Sequence[Domain], on: date, radius_km: int = RADII_KM[0]) -> Search:
    """Companies qualified that day, the nearest first; widened when fewer than three are found.

    Neutral order: distance to the establishment, then a draw that changes every day.
    """
    qualified = Company.objects.qualified(on=on, domains=tuple(domains))
    wider = [radius for radius in RADII_KM if radius >= radius_km] or [RADII_KM[-1]]
    for reached in wider:
        nearby = _within(qualified, point, reached)
        total = nearby.count()
        if total >= ENOUGH:
            break
    companies = (
        nearby.annotate(draw=MD5(Concat("siret", Value(on.isoformat()))))
        .order_by("distance_km", "draw")
        .select_related("commune")
        .prefetch_related(valid_qualifications(on))
    )
    return Search(companies, reached, wider[0], total)


def search_by_name(typed: str, *, on: date, limit: int = 20) -> list[Company]:
    """Companies whose name holds these words (accents taken away by the caller), or of this SIRET or SIREN."""
    words = typed.replace(" ", "")
    found = Q(siret__startswith=words) if words.isdigit() else Q(search_name__contains=typed)
    companies = Company.objects.qualified(on=on).filter(found)
    return list(companies.select_related("commune").prefetch_related(valid_qualifications(on)).order_by("name")[:limit])


def search_by_resemblance(typed: str, *, on: date, limit: int = 20) -> list[Company]:
    """Companies of which a part of the name looks like this (accents taken away by the caller): a letter was missed."""
    companies = Company.objects.qualified(on=on).filter(search_name__trigram_word_similar=typed)
    return list(
        companies.annotate(alike=TrigramWordSimilarity(typed, "search_name")).order_by("-alike", "name")[:limit]
    )


def companies_qualified(sirets: Sequence[str], *, on: date) -> list[Company]:
    """Those of these companies that are qualified that day, with their valid qualifications."""
    companies = Company.objects.qualified(on=on).filter(pk__in=sirets)
    return list(companies.select_related("commune").prefetch_related(valid_qualifications(on)))


def company_qualified(siret: str, *, on: date) -> Company | None:
    """The company with its valid qualifications; nobody when all have ended."""
    companies = Company.objects.qualified(on=on).select_related("commune")
    return companies.prefetch_related(valid_qualifications(on)).filter(pk=siret).first()


def current_release() -> DirectoryRelease | None:
    return DirectoryRelease.objects.order_by("-loaded_at", "-pk").first()


def valid_qualifications(on: date) -> "Prefetch[str]":
    """Prefetch under `valid`, in the order of the domains' names."""
    return Prefetch(
        "qualifications", queryset=Qualification.objects.valid(on=on).order_by("domain", "-valid_to"), to_attr="valid"
    )


def _within(companies: QuerySet[Company], point: Point, radius_km: int) -> QuerySet[Company]:
    """Great-circle distance (haversine) in kilometres, of those within the radius; the index finds a box first."""
    reach = radius_km / KM_PER_DEGREE
    side = reach / cos(radians(point.latitude))
    half = Power(Sin(Radians(F("latitude") - Value(point.latitude)) / 2.0), 2) + Cos(Radians(F("latitude"))) * Value(
        cos(radians(point.latitude))
    ) * Power(Sin(Radians(F("longitude") - Value(point.longitude)) / 2.0), 2)
    return (
        companies.filter(
            latitude__range=(point.latitude - reach, point.latitude + reach),
            longitude__range=(point.longitude - side, point.longitude + side),
        )
        .alias(half=half)
        .annotate(distance_km=Value(EARTH_DIAMETER_KM, output_field=FloatField()) * ASin(Sqrt(F("half"))))
        .filter(distance_km__lte=radius_km)
    )
