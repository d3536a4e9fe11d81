"""Places by distance from a commune that somebody typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from renovation.territories.models import Commune
from renovation.territories.queries import commune_by_insee, distance_km, find_communes

LONGEST = 100


@dataclass(frozen=True)
class NearPlace:
    """A place and how far it is; no distance when no commune was chosen, or when it has no coordinates."""

    page: Any
    distance_km: int | None


def place_index_context(places: QuerySet[Any], request: HttpRequest) -> dict[str, Any]:
    """What the list of places shows for `?commune=` (typed) or `?insee=` (chosen among several)."""
    typed = request.GET.get("commune", "").replace("\x00", "").strip()[:LONGEST]
    insee = request.GET.get("insee", "")[:5].replace("\x00", "")
    meant = communes_meant(typed, insee)
    commune = meant[0] if len(meant) == 1 else None
    return {
        "typed": commune.name if commune else typed,
        "commune": commune,
        "choices": meant if len(meant) > 1 else [],
        "is_unknown": bool(typed or insee) and not meant,
        "places": by_distance(places.select_related("commune").prefetch_related("hours", "exceptions"), commune),
    }


def communes_meant(typed: str, insee: str) -> list[Commune]:
    chosen = commune_by_insee(insee) if insee else None
    if chosen is not None:
        return [chosen]
    return find_communes(typed) if typed else []


def by_distance(places: Iterable[Any], commune: Commune | None) -> list[NearPlace]:
    """The nearest first; those that cannot be measured keep their order, after the others."""
    if commune is None or commune.latitude is None or commune.longitude is None:
        return [NearPlace(place, None) for place in places]
    here = (commune.latitude, commune.longitude)
    measured = [NearPlace(place, round(distance_km(here, place.point)) if place.point else None) for place in places]
    return sorted(measured, key=lambda near: (near.distance_km is None, near.distance_km or 0))
