"""From answers to a description: what a household is not asked follows from medians of real DPE (calibration records).

Every answer must be settled first (`sampling`): nothing is unknown here.
"""

from dataclasses import dataclass
from math import sqrt

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import (
    Floor,
    Generator,
    Glazing,
    Insulation,
    Kind,
    Period,
    Position,
    Roof,
    Ventilation,
    WallInsulation,
    WallMaterial,
    YesNo,
)
from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.description import Air, Bridge, Description, Inertia, Surface, Window
from renovation.diagnosis.rules.envelope import bridge_psi, default_u, ground_u, insulated_u
from renovation.diagnosis.rules.questionnaire_systems import (
    cooling_efficiency,
    fan_w,
    heaters,
    massive_inside,
    pump_kwh,
    water_heater,
)
from renovation.diagnosis.rules.ventilation import FLOWS, RECENT_FLOWS, leakage

HEIGHT_M = 2.5
STOREY_M = 0.2
USUAL_AREA_M2 = {Kind.HOUSE: 100.0, Kind.FLAT: 60.0}
WINDOW_SHARE = {Kind.HOUSE: 0.14, Kind.FLAT: 0.19}
DOOR_M2 = {Kind.HOUSE: 3.0, Kind.FLAT: 2.0}
OLD = frozenset({Period.BEFORE_1948, Period.FROM_1948})
RECENT = frozenset({Period.FROM_2006, Period.FROM_2013, Period.SINCE_2022})
_SINCE_2001 = frozenset({Period.FROM_2001, *RECENT})

# Bare U by material at its usual thickness (section 3.2.1, capped at 2.5): stone 50 to 60 cm, brick 20 to 34 cm,
# hollow block 20 cm, concrete 20 cm, timber frame with filling.
_BARE_WALL = {
    WallMaterial.STONE: 1.9,
    WallMaterial.BRICK: 2.0,
    WallMaterial.BLOCK: 2.5,
    WallMaterial.CONCRETE: 2.5,
    WallMaterial.WOOD: 1.7,
}
# Thickness of an insulation added later to a wall of before 1975, at which the formula gives the median U of real DPE.
_ADDED_CM = {WallInsulation.INSIDE: 6.0, WallInsulation.OUTSIDE: 9.0}
_BARE_ROOF = {Roof.LOST_ATTIC: 2.0, Roof.CONVERTED: 2.5, Roof.TERRACE: 2.5}
_ROOF_CM = {Insulation.NONE: 0.0, Insulation.THIN: 10.0, Insulation.GOOD: 24.0}
ATTIC_B = 0.85
_BARE_FLOOR = {True: 1.45, False: 2.0}  # between joists before 1948, slab since
_FLOOR_CM = 5.0
# "A cellar or a garage": a real cellar follows Ue, a garage loses through a wall of air (b).
CELLAR_B, CELLAR_SHARE = 0.8, 0.7
# Wooden or PVC frames, mean of with and without shutters (sections 3.3.1 and 3.3.2): U, then Sw.
_WINDOW = {
    Glazing.SINGLE: (4.3, 0.54),
    Glazing.OLD_DOUBLE: (2.45, 0.48),
    Glazing.RECENT_DOUBLE: (1.5, 0.42),
    Glazing.TRIPLE: (1.15, 0.39),
}
SHADE = 0.85
# Older windows may have lost their seals.
SEALED = frozenset({Glazing.RECENT_DOUBLE, Glazing.TRIPLE})
DOOR_U, INSULATED_DOOR_U = 3.5, 1.5
LANDING_B = 0.3
# Window reveals (section 3.4): mean of the published positions, by insulation of the wall.
_REVEAL = {WallInsulation.NONE: 0.31, WallInsulation.INSIDE: 0.16, WallInsulation.OUTSIDE: 0.15}
# Floors of flats: half of the one below and half of the one above, less those of timber or on the ground.
SHARED_FLOORS = 0.8
# Timber floors make no bridge: share of heavy floors by age.
_HEAVY_FLOORS = {True: 0.3, False: 1.0}


@dataclass(frozen=True, slots=True)
class Draw:
    """What stays uncertain once every question is answered: factors around 1."""

    wall_area: float = 1.0
    wall_u: float = 1.0
    openings: float = 1.0
    air: float = 1.0
    systems: float = 1.0


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes that follow from area, levels and sides."""

    area_m2: float
    footprint_m2: float
    levels: int
    sides: int
    perimeter_m: float
    wall_m2: float
    window_m2: float

    @property
    def exposed_m(self) -> float:
        return self.perimeter_m * self.sides / 4


def describe(answers: Answers, weather: Climate, draw: Draw) -> Description:
    """The dwelling that settled answers describe."""
    shape = shape_of(answers, draw)
    window_u, solar = _WINDOW[answers.glazing]
    return Description(
        kind=answers.kind,
        area_m2=shape.area_m2,
        height_m=HEIGHT_M,
        inertia=_inertia(answers),
        surfaces=_surfaces(answers, weather, shape, draw),
        windows=(Window(shape.window_m2, window_u, solar * SHADE),),
        bridges=_bridges(answers, shape),
        air=_air(answers, shape, draw),
        heaters=heaters(answers, weather, draw.systems),
        hot_water=water_heater(answers, weather, draw.systems),
        cooled_m2=shape.area_m2 if answers.cooling is YesNo.YES else 0.0,
        cooling_efficiency=cooling_efficiency(weather),
        pump_kwh=pump_kwh(answers, shape.area_m2),
        fan_w=fan_w(answers, shape.area_m2),
        old_heavy=_inertia(answers) is Inertia.HEAVY and answers.period is Period.BEFORE_1948,
    )


def shape_of(answers: Answers, draw: Draw) -> Shape:
    """A plan half again as long as wide."""
    area_m2 = answers.area_m2 or USUAL_AREA_M2[answers.kind]
    levels = (answers.levels or 1) if answers.kind is Kind.HOUSE else 1
    footprint_m2 = area_m2 / levels
    perimeter_m = 2 * (sqrt(1.5) + sqrt(1 / 1.5)) * sqrt(footprint_m2)
    window_m2 = WINDOW_SHARE[answers.kind] * area_m2 * draw.openings
    top = 0.75 if answers.roof is Roof.CONVERTED and levels > 1 else 1.0
    height_m = HEIGHT_M * (levels - 1 + top) + STOREY_M * (levels - 1)
    exposed_m2 = perimeter_m * int(answers.sides) / 4 * height_m
    wall_m2 = max(4.0, exposed_m2 - window_m2 - DOOR_M2[answers.kind]) * draw.wall_area
    return Shape(area_m2, footprint_m2, levels, int(answers.sides), perimeter_m, wall_m2, window_m2)


def _inertia(answers: Answers) -> Inertia:
    if answers.wall_material is WallMaterial.WOOD:
        return Inertia.LIGHT
    return Inertia.HEAVY if massive_inside(answers) else Inertia.MEDIUM


def _surfaces(answers: Answers, weather: Climate, shape: Shape, draw: Draw) -> tuple[Surface, ...]:
    house = answers.kind is Kind.HOUSE
    wall_u = _wall_u(answers, weather) * draw.wall_u
    found = [
        Surface("walls", shape.wall_m2, wall_u),
        Surface(
            "doors",
            DOOR_M2[answers.kind],
            INSULATED_DOOR_U if answers.period in RECENT else DOOR_U,
            1.0 if house else LANDING_B,
        ),
    ]
    if not house:
        # A fifth of the perimeter gives on a landing or a stairwell.
        found.append(Surface("walls", shape.perimeter_m * 0.2 * HEIGHT_M, wall_u, LANDING_B))
    if house or answers.position is Position.UNDER_ROOF:
        slope = 1.25 if house and answers.roof is Roof.CONVERTED else 1.0
        b = ATTIC_B if answers.roof is Roof.LOST_ATTIC else 1.0
        found.append(Surface("roof", shape.footprint_m2 * slope, _roof_u(answers, weather), b))
    if house or answers.position is Position.ABOVE_GROUND:
        found.append(Surface("floor", shape.footprint_m2, _floor_u(answers, weather, shape)))
    return tuple(found)


def _by_period(part: str, answers: Answers, weather: Climate) -> float | None:
    """The published U of the construction period; none before 1975. Since 2022 keeps the row of 2013."""
    if answers.period in OLD:
        return None
    period = Period.FROM_2013 if answers.period is Period.SINCE_2022 else answers.period
    return default_u(part, weather.region, period, electric=answers.generator is Generator.ELECTRIC)


def _wall_u(answers: Answers, weather: Climate) -> float:
    if answers.wall_insulation is WallInsulation.NONE:
        return _BARE_WALL[answers.wall_material]
    added = insulated_u(_BARE_WALL[answers.wall_material], _ADDED_CM[answers.wall_insulation])
    usual = _by_period("walls", answers, weather)
    return added if usual is None else min(added, usual)


def _roof_u(answers: Answers, weather: Climate) -> float:
    by_thickness = insulated_u(_BARE_ROOF[answers.roof], _ROOF_CM[answers.roof_insulation])
    usual = _by_period("terraces" if answers.roof is Roof.TERRACE else "attics", answers, weather)
    if usual is None or answers.roof_insulation is Insulation.NONE:
        return by_thickness
    return min(by_thickness, usual)


def _floor_u(answers: Answers, weather: Climate, shape: Shape) -> float:
    """U of the floor, then Ue where it rests on soil, a crawl space or the cellar of a house."""
    floor_u = _BARE_FLOOR[answers.period is Period.BEFORE_1948]
    if answers.floor_insulation is YesNo.YES:
        usual = _by_period("floors", answers, weather)
        added = insulated_u(floor_u, _FLOOR_CM, 0.042)
        floor_u = added if usual is None else min(added, usual)
    ratio_m = 2 * shape.footprint_m2 / max(shape.exposed_m, 1.0)
    if answers.floor is Floor.SOIL:
        return ground_u("soil_since_2001" if answers.period in _SINCE_2001 else "soil_before_2001", floor_u, ratio_m)
    below = ground_u("crawl_space", floor_u, ratio_m)
    if answers.floor is Floor.CRAWL_SPACE:
        return below
    return CELLAR_SHARE * below + (1 - CELLAR_SHARE) * CELLAR_B * floor_u


def _bridges(answers: Answers, shape: Shape) -> tuple[Bridge, ...]:
    """Links of the outer walls with floors and windows (section 3.4)."""
    wall = str(answers.wall_insulation)
    heavy = _HEAVY_FLOORS[answers.period is Period.BEFORE_1948]
    found = [Bridge(2.6 * shape.window_m2 + 5.0, _REVEAL[answers.wall_insulation])]
    if answers.kind is Kind.HOUSE:
        found.append(Bridge(shape.exposed_m * heavy, bridge_psi("floor", wall, "none")))
        found.append(Bridge(shape.exposed_m * heavy * (shape.levels - 1), bridge_psi("storey", wall)))
    else:
        # Each storey floor is shared with the neighbour above or below.
        found.append(Bridge(shape.exposed_m * heavy * SHARED_FLOORS, bridge_psi("storey", wall)))
    return tuple(found)


def _air(answers: Answers, shape: Shape, draw: Draw) -> Air:
    modern = answers.period in (Period.FROM_2013, Period.SINCE_2022)
    flows = RECENT_FLOWS if modern and answers.ventilation in RECENT_FLOWS else FLOWS
    flow, forced, inlets = flows[answers.ventilation]
    roofed = answers.kind is Kind.HOUSE or answers.position is Position.UNDER_ROOF
    roof_done = not roofed or answers.roof_insulation is not Insulation.NONE
    tight = answers.wall_insulation is not WallInsulation.NONE and roof_done
    found = leakage(answers.kind, answers.period, insulated=tight, sealed_windows=answers.glazing in SEALED)
    return Air(
        flow=flow * draw.air,
        forced=forced * draw.air,
        inlets=inlets,
        leakage=found * draw.air,
        several_sides=shape.sides > 1 or answers.ventilation is Ventilation.DOUBLE_FLOW,
    )
