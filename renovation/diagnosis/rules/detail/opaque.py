"""U of walls, ceilings, floors and doors (annexe 1, sections 3.2 and 3.3.1.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.detail.adjacency import is_insulated
from renovation.diagnosis.rules.detail.entry import (
    Ceiling,
    DetailedDwelling,
    Door,
    Floor,
    Insulation,
    Wall,
    WindowPart,
)
from renovation.diagnosis.rules.detail.terms import Adjacency, CeilingKind, InsulationPlace, Lining, Material, Slope
from renovation.diagnosis.rules.envelope import LAMBDA_FLOOR, LAMBDA_ROOF, LAMBDA_WALL, default_u, ground_u
from renovation.diagnosis.rules.questionnaire_shape import EXPOSED, PERIMETER_OF_ROOT
from renovation.diagnosis.rules.tables import table

HIGHEST_WALL_U, HIGHEST_FLOOR_U = 2.5, 2.0
LINING_M2K_W = {Lining.THIN: 0.10, Lining.THICK: 0.21}
# Materials that hold their insulation: their bare U is that of the whole.
WITHIN = frozenset(
    {
        *(Material.FRAME_SINCE_2006, Material.FRAME_2001_2005, Material.FRAME_BEFORE_2001),
        *(Material.ALVEOLAR_BRICK, Material.AIRCRETE, Material.AIRCRETE_OLD, Material.SANDWICH),
    }
)
OLD = (Period.BEFORE_1948, Period.FROM_1948, Period.UNKNOWN)
GROUND = {Adjacency.CRAWL_SPACE: "crawl_space", Adjacency.CELLAR: "crawl_space"}
SINCE_2001 = (Period.FROM_2001, Period.FROM_2006, Period.FROM_2013, Period.SINCE_2022)


@dataclass(frozen=True, slots=True)
class Setting:
    """What U by default depends on: period of construction, region, electric heating."""

    period: Period
    region: str
    electric: bool


@dataclass(frozen=True, slots=True)
class Footprint:
    """The plan of a dwelling: its area and the length of its outer walls, where no floor says its own."""

    area_m2: float
    exposed_m: float


def footprint_of(dwelling: DetailedDwelling) -> Footprint:
    """Outer walls with their openings, over the height of the storeys; a plan open all round where none is described.

    A single flat is taken to have one storey: the levels that are said may be those of its building.
    """
    lowest = (Adjacency.SOIL, *GROUND)
    ground_m2 = sum(one.area_m2 for one in dwelling.floors if one.adjacency in lowest)
    storeys = max(1, dwelling.levels) if dwelling.kind is Kind.HOUSE or dwelling.flats > 1 else 1
    area_m2 = max(ground_m2, dwelling.area_m2 / storeys)
    outer: tuple[Wall | WindowPart | Door, ...] = (
        *dwelling.walls,
        *(one for one in dwelling.windows if one.slope is Slope.STEEP),
        *dwelling.doors,
    )
    facade_m2 = sum(one.area_m2 for one in outer if one.adjacency is Adjacency.OUTSIDE)
    whole_m = PERIMETER_OF_ROOT * sqrt(area_m2)
    if not facade_m2:
        return Footprint(area_m2, whole_m)
    # A house between two others keeps its front and its back, a flat one side.
    least_m = EXPOSED[dwelling.kind][0] * whole_m
    return Footprint(area_m2, max(facade_m2 / (dwelling.height_m * storeys), least_m))


def wall_u(wall: Wall, setting: Setting) -> tuple[float, bool]:
    """(U, whether it follows from what was said)."""
    bare, known = _bare_wall(wall)
    if wall.material in WITHIN and wall.insulation.place in (InsulationPlace.WITHIN, InsulationPlace.NONE):
        # A period that was left on a frame that is not insulated says nothing.
        period = wall.insulation.period if wall.insulation.place is InsulationPlace.WITHIN else None
        if period is None or period in OLD:
            return bare, known
        # Filled again later: as well as that period did, never worse than the frame as it was built.
        return min(bare, _period_u("walls", period, setting)), False
    bare = min(bare, HIGHEST_WALL_U)
    if wall.lining is not Lining.NONE:
        bare = 1 / (1 / bare + LINING_M2K_W[wall.lining])
    return _insulated(bare, known, wall.insulation, LAMBDA_WALL, "walls", setting)


def ceiling_u(ceiling: Ceiling, setting: Setting) -> tuple[float, bool]:
    """A slab or beams under the sky are a terrace; everything else has the row of attics."""
    bare = min(float(table("bare_parts")["ceilings"][ceiling.kind]), HIGHEST_WALL_U)
    flat = ceiling.adjacency is Adjacency.OUTSIDE and ceiling.kind in (CeilingKind.SLAB, CeilingKind.BEAMS)
    part = "terraces" if flat else "attics"
    return _insulated(bare, ceiling.kind is not CeilingKind.UNKNOWN, ceiling.insulation, LAMBDA_ROOF, part, setting)


def edge_m(floor: Floor, footprint: Footprint) -> float | None:
    """The edge along the outside: the floor's own, else its part of that of the plan. None where it does not count."""
    if floor.adjacency is not Adjacency.SOIL and floor.adjacency not in GROUND:
        return None
    return floor.perimeter_m or footprint.exposed_m * floor.area_m2 / footprint.area_m2


def floor_u(floor: Floor, setting: Setting, footprint: Footprint) -> tuple[float, bool]:
    """U, then Ue on soil, above a crawl space or a cellar: known when the edge is."""
    bare = min(float(table("bare_parts")["floors"][floor.kind]), HIGHEST_FLOOR_U)
    found, known = _insulated(bare, True, floor.insulation, LAMBDA_FLOOR, "floors", setting)
    perimeter_m = edge_m(floor, footprint)
    if perimeter_m is None:
        return found, known
    soil = "soil_since_2001" if setting.period in SINCE_2001 else "soil_before_2001"
    ground = GROUND.get(floor.adjacency, soil)
    return ground_u(ground, found, 2 * floor.area_m2 / perimeter_m), known and bool(floor.perimeter_m)


def door_u(door: Door) -> float:
    return float(table("bare_parts")["doors"][door.kind])


def _bare_wall(wall: Wall) -> tuple[float, bool]:
    """U of the bare wall at the nearest thickness of the table; a material without thickness counts as unknown."""
    if wall.material in (Material.UNKNOWN, Material.OTHER):
        return HIGHEST_WALL_U, False
    steps: Sequence[tuple[float, float]] = table("bare_parts")["walls"][wall.material]
    if len(steps) > 1 and wall.thickness_cm is None:
        return HIGHEST_WALL_U, False
    thickness_cm = wall.thickness_cm or 0.0
    return min(steps, key=lambda step: (abs(step[0] - thickness_cm), step[0]))[1], True


def _insulated(
    bare: float, known: bool, insulation: Insulation, conductivity: float, part: str, setting: Setting
) -> tuple[float, bool]:
    """With an insulation of known resistance or thickness, else by the period of insulation or construction."""
    if insulation.place is InsulationPlace.NONE:
        return bare, known
    if insulation.resistance_m2k_w is not None:
        return 1 / (1 / bare + insulation.resistance_m2k_w), True
    if insulation.thickness_cm is not None:
        return 1 / (1 / bare + insulation.thickness_cm / 100 / conductivity), True
    if insulation.period in OLD and insulation.period is not None:
        # Insulated before 1975, as the row of the table says: hardly at all.
        return bare, True
    period = insulation.period or setting.period
    if period in OLD:
        if not is_insulated(insulation):
            return bare, False
        period = Period.FROM_1975
    return min(bare, _period_u(part, period, setting)), False


def _period_u(part: str, period: Period, setting: Setting) -> float:
    row = Period.FROM_2013 if period is Period.SINCE_2022 else period
    return default_u(part, setting.region, row, electric=setting.electric)
