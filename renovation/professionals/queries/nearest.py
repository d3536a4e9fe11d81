"""The establishments of some domains around a point, in their order.

Written in SQL: this is the query of every search, and composing it costs Django more than running it costs PostgreSQL.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, radians
from typing import Any
from uuid import UUID

from django.db import connection

from renovation.professionals.enums import Domain, HiddenScope

EARTH_DIAMETER_KM = 12742.0
KM_PER_DEGREE = 111.2

# The index finds those of the domains in a box, the distance is counted on these alone. Who holds two of the domains is
# one line. Only who audits buildings need not work for private persons. At one distance, a draw that changes every day.
_NEAREST = """
    SELECT company_id, distance_km FROM (
        SELECT DISTINCT company_id, %(diameter)s * asin(sqrt(
            power(sin(radians(latitude - %(latitude)s) / 2), 2)
            + cos(radians(latitude)) * cos(radians(%(latitude)s))
            * power(sin(radians(longitude - %(longitude)s) / 2), 2)
        )) AS distance_km
        FROM professionals_qualification
        WHERE domain = ANY(%(domains)s::text[]) AND valid_from <= %(on)s AND valid_to >= %(on)s
            AND (for_households OR domain = %(of_buildings)s)
            AND latitude BETWEEN %(south)s AND %(north)s AND longitude BETWEEN %(west)s AND %(east)s
            AND company_id NOT IN (
                SELECT siret FROM professionals_hiddenentry
                WHERE platform_id = %(platform)s AND scope = %(whole)s AND lifted_at IS NULL
            )
    ) AS around
    WHERE distance_km <= %(radius)s
    ORDER BY distance_km, md5(company_id || %(draw)s)
"""


@dataclass(frozen=True)
class Point:
    """Where distances are counted from, in degrees."""

    latitude: float
    longitude: float


def nearest_establishments(
    point: Point, *, domains: Sequence[Domain], on: date, radius_km: int, platform_id: UUID | None
) -> list[tuple[str, float]]:
    """SIRET and kilometres (great circle) of those qualified that day; without the entries that the platform hides."""
    reach = radius_km / KM_PER_DEGREE
    side = reach / cos(radians(point.latitude))
    told: dict[str, Any] = {
        "diameter": EARTH_DIAMETER_KM,
        "latitude": point.latitude,
        "longitude": point.longitude,
        "domains": [domain.value for domain in domains],
        "on": on,
        "of_buildings": Domain.BUILDING_AUDIT.value,
        "south": point.latitude - reach,
        "north": point.latitude + reach,
        "west": point.longitude - side,
        "east": point.longitude + side,
        "platform": platform_id,
        "whole": HiddenScope.ENTRY.value,
        "radius": radius_km,
        "draw": on.isoformat(),
    }
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST, told)
        return [(siret, distance_km) for siret, distance_km in cursor]
