"""Finding communes, and what the diagnosis needs of them."""

from dataclasses import dataclass
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

from django.db.models import Q, QuerySet

from renovation.territories.models import Commune, CommunePart
from renovation.territories.rules.names import commune_keys, search_key

EARTH_RADIUS_KM = 6371.0
KM_PER_DEGREE = 111.2


@dataclass(frozen=True)
class Altitude:
    """Metres above sea level; `estimated` when it is that of the nearest commune that has one."""

    metres: int | None
    estimated: bool


def find_communes(typed: str, *, limit: int = 12) -> list[Commune]:
    """Communes for a typed name or postcode, the likeliest first: exact, then beginning with, then containing.

    The name of a part (a commune before a merger, a municipal district) finds the commune of today: `found_as` says so.
    """
    words = typed.strip()
    if not words:
        return []
    communes = Commune.objects.current().select_related("department", "intercommunality").prefetch_related("postcodes")
    if words[:5].isdigit() and len(words) >= 5:
        return list(communes.filter(postcodes__code=words[:5]).distinct().order_by("-population")[:limit])
    keys = commune_keys(words)
    if not keys[0]:
        return []
    begins = Q()
    for key in keys:
        begins |= Q(search_name__startswith=key)
    found = list(communes.filter(search_name__in=keys).order_by("-population")[:limit])
    if len(found) < limit:
        found += _others(communes.filter(begins), found, limit)
    if len(found) < limit:
        found += _by_part(communes, begins, found, limit)
    if not found:
        found = list(communes.filter(search_name__contains=search_key(words)).order_by("-population")[:limit])
    return found


def _others(communes: QuerySet[Commune], found: list[Commune], limit: int) -> list[Commune]:
    others = communes.exclude(pk__in=[commune.pk for commune in found])
    return list(others.order_by("-population")[: limit - len(found)])


def _by_part(communes: QuerySet[Commune], named: Q, found: list[Commune], limit: int) -> list[Commune]:
    """Communes of which a part bears this name, and that are not found yet."""
    names: dict[str, str] = {}
    for part in CommunePart.objects.filter(named).order_by("search_name")[:limit]:
        names.setdefault(part.commune_id, part.name)
    others = _others(communes.filter(pk__in=names), found, limit)
    for commune in others:
        commune.found_as = names[commune.pk]
    return others


def commune_by_insee(insee: str) -> Commune | None:
    """The commune of today for a code, old ones included."""
    communes = Commune.objects.select_related("department", "merged_into__department")
    commune = communes.filter(pk=insee).first() or communes.filter(parts__pk=insee).first()
    return commune.merged_into or commune if commune else None


def communes_around(here: tuple[float, float], *, reach_km: float, limit: int = 80) -> list[Commune]:
    """Those of which the centre stands in a square around a point, the largest first; only what a map shows of them."""
    north, east = reach_km / KM_PER_DEGREE, reach_km / (KM_PER_DEGREE * cos(radians(here[0])))
    communes = Commune.objects.current().filter(
        latitude__range=(here[0] - north, here[0] + north), longitude__range=(here[1] - east, here[1] + east)
    )
    return list(communes.only("name", "latitude", "longitude").order_by("-population")[:limit])


def altitude_of(commune: Commune) -> Altitude:
    """The commune's altitude, else that of the nearest commune of the département that has one."""
    if commune.altitude_m is not None:
        return Altitude(commune.altitude_m, estimated=False)
    if commune.latitude is None or commune.longitude is None:
        return Altitude(None, estimated=True)
    here = (commune.latitude, commune.longitude)
    others = Commune.objects.filter(
        department_id=commune.department_id, altitude_m__isnull=False, latitude__isnull=False
    ).values_list("altitude_m", "latitude", "longitude")
    reached = [
        (distance_km(here, (latitude, longitude)), altitude_m)
        for altitude_m, latitude, longitude in others
        if latitude is not None and longitude is not None
    ]
    return Altitude(min(reached)[1] if reached else None, estimated=True)


def distance_km(here: tuple[Decimal, Decimal], there: tuple[Decimal, Decimal]) -> float:
    """Great-circle distance between two points given as (latitude, longitude) in degrees."""
    latitude, longitude, other_latitude, other_longitude = (radians(float(value)) for value in (*here, *there))
    half = (
        sin((other_latitude - latitude) / 2) ** 2
        + cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
