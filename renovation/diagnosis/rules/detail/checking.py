"""What a description lacks to be calculated, and what in it cannot be true together."""

from collections.abc import Iterator

from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.detail.columns import NBSP
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.terms import Adjacency, Setup

_NEEDED = {
    "walls": "les murs",
    "windows": "les fenêtres",
    "ventilation": "la ventilation",
    "heating": "le chauffage",
    "hot_water": "l’eau chaude",
}
_TWO_GENERATORS = frozenset({Setup.STOVE_SUPPORT, Setup.RELAY_HEAT_PUMP, Setup.RELAY_WOOD, Setup.BASE_AND_SUPPORT})
# Half as much again as the floor area: more glass is an error of typing.
_MOST_GLASS = 1.5


def missing_parts(dwelling: DetailedDwelling) -> tuple[str, ...]:
    """What must still be typed before there is a result."""
    found = [f"Décrivez {words}." for field, words in _NEEDED.items() if not getattr(dwelling, field)]
    for rank, installation in enumerate(dwelling.heating, start=1):
        if not installation.generators:
            found.append(f"Donnez un générateur à l’installation{NBSP}{rank}.")
        if not installation.emitters:
            found.append(f"Donnez un émetteur à l’installation{NBSP}{rank}.")
    return tuple(found)


def contradictions(dwelling: DetailedDwelling) -> tuple[str, ...]:
    """What cannot be true together: said beside the tables, never refused."""
    return (*_about_areas(dwelling), *_about_floors(dwelling), *_about_systems(dwelling))


def _about_areas(dwelling: DetailedDwelling) -> Iterator[str]:
    glass_m2 = sum(one.area_m2 for one in dwelling.windows)
    if glass_m2 > _MOST_GLASS * dwelling.area_m2:
        yield f"Les fenêtres ({_m2(glass_m2)}) sont bien plus grandes que le logement ({_m2(dwelling.area_m2)})."
    heated_m2 = sum(one.area_m2 or 0.0 for one in dwelling.heating)
    if heated_m2 > dwelling.area_m2 * 1.05:
        yield f"Les installations chauffent {_m2(heated_m2)}, plus que la surface du logement."
    cooled_m2 = sum(one.area_m2 or 0.0 for one in dwelling.cooling)
    if cooled_m2 > dwelling.area_m2 * 1.05:
        yield f"La climatisation couvre {_m2(cooled_m2)}, plus que la surface du logement."


def _about_floors(dwelling: DetailedDwelling) -> Iterator[str]:
    cold = [one for one in dwelling.ceilings if one.adjacency is not Adjacency.HEATED]
    ground = [one for one in dwelling.floors if one.adjacency in (Adjacency.SOIL, Adjacency.CRAWL_SPACE)]
    if dwelling.kind is Kind.FLAT and cold and ground and dwelling.levels == 1:
        yield "L’appartement est à la fois sous le toit et sur le sol\u00a0: vérifiez sa position."
    if dwelling.kind is Kind.HOUSE and not dwelling.ceilings:
        yield "La maison n’a ni plafond ni toit."
    if dwelling.kind is Kind.HOUSE and not dwelling.floors:
        yield "La maison n’a pas de plancher bas."


def _about_systems(dwelling: DetailedDwelling) -> Iterator[str]:
    for rank, one in enumerate(dwelling.heating, start=1):
        if one.setup in _TWO_GENERATORS and len(one.generators) < 2:
            yield f"L’installation{NBSP}{rank} a deux systèmes selon son montage, mais un seul générateur."
    shares = [one.share for one in dwelling.hot_water if one.share is not None]
    if len(shares) == len(dwelling.hot_water) and shares and not 0.98 <= sum(shares) <= 1.02:
        yield "Les parts des productions d’eau chaude ne font pas 1 au total."


def _m2(value: float) -> str:
    return f"{round(value)}{NBSP}m²"
