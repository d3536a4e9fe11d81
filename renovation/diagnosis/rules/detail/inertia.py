"""Inertia of a dwelling by what its walls and floors are made of (annexe 1, section 7), where nobody gives it."""

from collections.abc import Callable

from renovation.diagnosis.rules.choices import Period
from renovation.diagnosis.rules.description import Inertia
from renovation.diagnosis.rules.detail.entry import DetailedDwelling, Wall
from renovation.diagnosis.rules.detail.terms import Adjacency, CeilingKind, FloorKind, InsulationPlace, Material

HEAVY_WALLS = frozenset(
    {
        *(Material.STONE, Material.STONE_FILLED, Material.EARTH, Material.SOLID_BRICK, Material.SOLID_BRICK_DOUBLE),
        *(Material.SOLID_BLOCK, Material.HOLLOW_BLOCK, Material.CONCRETE, Material.CLINKER),
    }
)
OLD_WALLS = frozenset({Material.STONE, Material.STONE_FILLED, Material.EARTH, Material.TIMBER_FILLED})
HEAVY_FLOORS = frozenset({FloorKind.SLAB, FloorKind.BEAMS, FloorKind.INSULATING_BEAMS, FloorKind.METAL_VAULTS})
HEAVY_CEILINGS = frozenset({CeilingKind.SLAB, CeilingKind.BEAMS})
HIDING = (InsulationPlace.INSIDE, InsulationPlace.BOTH)


def inertia_of(dwelling: DetailedDwelling) -> Inertia:
    """Heavy parts among floor, ceiling and walls: none is light, one is medium, more are heavy."""
    heavy = [_heavy_floor(dwelling), _heavy_ceiling(dwelling), _mostly(dwelling, _is_heavy)]
    return (Inertia.LIGHT, Inertia.MEDIUM, Inertia.HEAVY, Inertia.HEAVY)[sum(heavy)]


def old_heavy(dwelling: DetailedDwelling) -> bool:
    """Old building with heavy old walls: when its inertia is heavy it has its own winter (section 18.2)."""
    old = dwelling.period is Period.BEFORE_1948
    return old and _mostly(dwelling, lambda wall: wall.material in OLD_WALLS)


def _mostly(dwelling: DetailedDwelling, holds: Callable[[Wall], bool]) -> bool:
    walls = [one for one in dwelling.walls if one.adjacency is Adjacency.OUTSIDE]
    whole = sum(one.area_m2 for one in walls)
    return whole > 0 and sum(one.area_m2 for one in walls if holds(one)) > whole / 2


def _is_heavy(wall: Wall) -> bool:
    return wall.material in HEAVY_WALLS and wall.insulation.place not in HIDING


def _heavy_floor(dwelling: DetailedDwelling) -> bool:
    floors = dwelling.floors
    heavy = sum(one.area_m2 for one in floors if one.kind in HEAVY_FLOORS and one.insulation.place not in HIDING)
    return bool(floors) and heavy > sum(one.area_m2 for one in floors) / 2


def _heavy_ceiling(dwelling: DetailedDwelling) -> bool:
    ceilings = dwelling.ceilings
    heavy = sum(one.area_m2 for one in ceilings if one.kind in HEAVY_CEILINGS and one.insulation.place not in HIDING)
    return bool(ceilings) and heavy > sum(one.area_m2 for one in ceilings) / 2
