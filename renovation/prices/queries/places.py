"""Territories in which prices are counted: of a commune, of a platform, by their code."""

from collections.abc import Iterable
from uuid import UUID

from renovation.prices.rules.statistics import Level, Place
from renovation.territories.models import Commune, Department, Intercommunality, Region


def ladder_of(commune: Commune) -> tuple[Place, ...]:
    """From the commune to its region."""
    department = commune.department
    places = [Place(Level.COMMUNE, commune.pk, commune.name)]
    if commune.intercommunality is not None:
        places.append(Place(Level.EPCI, commune.intercommunality.pk, commune.intercommunality.name))
    places.append(Place(Level.DEPARTMENT, department.pk, department.name))
    return (*places, Place(Level.REGION, department.region.pk, department.region.name))


def ladder_from(place: Place) -> tuple[Place, ...]:
    """From a territory to its region."""
    communes = Commune.objects.current().select_related("department__region", "intercommunality")
    found = {
        Level.COMMUNE: communes.filter(pk=place.code),
        Level.EPCI: communes.filter(intercommunality_id=place.code),
        Level.DEPARTMENT: communes.filter(department_id=place.code),
        Level.REGION: communes.filter(department__region_id=place.code),
    }[place.level]
    # An intercommunality may reach into two départements: that of its largest commune counts.
    commune = found.order_by("-population", "pk").first()
    if commune is None:
        return (place,)
    ladder = ladder_of(commune)
    return ladder[[one.level for one in ladder].index(place.level) :]


def place_named(key: str) -> Place | None:
    """A territory from its name in an address (« epci:242500361 »)."""
    level, _, code = key.partition(":")
    tables = {Level.EPCI: Intercommunality, Level.DEPARTMENT: Department, Level.REGION: Region, Level.COMMUNE: Commune}
    table = next((table for one, table in tables.items() if one == level), None)
    found = table.objects.filter(pk=code[:9]).first() if table is not None else None  # type: ignore[attr-defined]
    return Place(Level(level), code, found.name) if found is not None else None


def places_of_platforms(platform_ids: Iterable[UUID]) -> list[Place]:
    """Regions, départements and intercommunalities that these platforms serve, the widest last."""
    rows = Commune.objects.filter(platforms__in=list(platform_ids)).values_list(
        "intercommunality_id",
        "intercommunality__name",
        "department_id",
        "department__name",
        "department__region_id",
        "department__region__name",
    )
    found: dict[str, Place] = {}
    for epci, epci_name, department, department_name, region, region_name in rows.distinct():
        places = [
            Place(Level.DEPARTMENT, department, department_name),
            Place(Level.REGION, region, region_name),
            *([Place(Level.EPCI, epci, epci_name)] if epci else []),
        ]
        found |= {place.key: place for place in places}
    return sorted(found.values(), key=lambda place: (list(Level).index(place.level), place.name))


def home_of(platform_id: UUID) -> tuple[Place, ...]:
    """Where a platform is: the ladder that begins above its largest commune."""
    communes = Commune.objects.filter(platforms=platform_id).select_related("department__region", "intercommunality")
    commune = communes.order_by("-population", "pk").first()
    return ladder_of(commune)[1:] if commune is not None else ()
