"""From answers to a detailed description: what a household is not asked follows from medians of real DPE.

Every answer must be settled first (`sampling`): nothing is unknown here. The adviser starts from the same description.
"""

from dataclasses import replace
from typing import Any

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import (
    Floor,
    Glazing,
    Insulation,
    Kind,
    Period,
    Position,
    Roof,
    WallInsulation,
    WallMaterial,
    YesNo,
)
from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.description import Air, Description, Inertia, Surface
from renovation.diagnosis.rules.detail import entry, terms
from renovation.diagnosis.rules.detail.resolving import resolve
from renovation.diagnosis.rules.envelope import bridge_psi
from renovation.diagnosis.rules.questionnaire_shape import DOOR_M2, HEIGHT_M, Draw, Shape, shape_of
from renovation.diagnosis.rules.questionnaire_systems import cooling, heating, hot_water, panels, ventilation
from renovation.diagnosis.rules.tables import table

OLD = frozenset({Period.BEFORE_1948, Period.FROM_1948})
RECENT = frozenset({Period.FROM_2006, Period.FROM_2013, Period.SINCE_2022})
ATTIC_B, LANDING_B, CELLAR_B = 0.85, 0.3, 0.8
# "A cellar or a garage": a real cellar follows Ue, a garage loses through a wall of air (b).
CELLAR_SHARE = 0.7
# Windows: wooden or PVC frames, mean of with and without shutters (sections 3.3.1 and 3.3.2): Ujn, then Sw.
_WINDOW = {
    Glazing.SINGLE: (4.3, 0.54),
    Glazing.OLD_DOUBLE: (2.45, 0.48),
    Glazing.RECENT_DOUBLE: (1.5, 0.42),
    Glazing.TRIPLE: (1.15, 0.39),
}
_GLASS = {
    Glazing.SINGLE: (terms.Glazing.SINGLE, False),
    Glazing.OLD_DOUBLE: (terms.Glazing.DOUBLE, False),
    Glazing.RECENT_DOUBLE: (terms.Glazing.DOUBLE, True),
    Glazing.TRIPLE: (terms.Glazing.TRIPLE, True),
}
# Balconies and neighbours shade a flat more than a house.
SHADE = {Kind.HOUSE: 0.85, Kind.FLAT: 0.75}
# Window reveals (section 3.4): mean of the published positions, by insulation of the wall.
_REVEAL = {WallInsulation.NONE: 0.31, WallInsulation.INSIDE: 0.16, WallInsulation.OUTSIDE: 0.15}
# Floors of flats: half of the one below and half of the one above, less those of timber or on the ground.
SHARED_FLOORS = 0.8
# Timber floors make no bridge: share of heavy floors by age.
_HEAVY_FLOORS = {True: 0.3, False: 1.0}
_PLACE = {
    WallInsulation.NONE: terms.InsulationPlace.NONE,
    WallInsulation.INSIDE: terms.InsulationPlace.INSIDE,
    WallInsulation.OUTSIDE: terms.InsulationPlace.OUTSIDE,
}
_MATERIALS = {str(one): one for one in terms.Material}
_CEILING = {
    Roof.LOST_ATTIC: (terms.Adjacency.ATTIC_HIGH, terms.CeilingKind.WOOD_ON_WOOD),
    Roof.CONVERTED: (terms.Adjacency.OUTSIDE, terms.CeilingKind.RAFTERS),
    Roof.TERRACE: (terms.Adjacency.OUTSIDE, terms.CeilingKind.SLAB),
}


def dwelling_of(answers: Answers, weather: Climate, draw: Draw) -> entry.DetailedDwelling:
    """The description that settled answers lead to, part by part."""
    shape, inertia = shape_of(answers, draw), inertia_of(answers)
    return entry.DetailedDwelling(
        kind=answers.kind,
        area_m2=shape.area_m2,
        height_m=HEIGHT_M,
        period=answers.period,
        levels=shape.levels,
        inertia=inertia,
        old_heavy=inertia is Inertia.HEAVY and answers.period is Period.BEFORE_1948,
        walls=_walls(answers, shape),
        ceilings=_ceilings(answers, shape),
        floors=_floors(answers, shape),
        windows=_windows(answers, shape),
        doors=_doors(answers),
        bridges=_bridges(answers, shape),
        ventilation=(ventilation(answers, several_sides=shape.sides > 1),),
        heating=(heating(answers),),
        hot_water=(hot_water(answers, weather),),
        cooling=cooling(answers),
        photovoltaics=panels(answers),
    )


def describe(answers: Answers, weather: Climate, draw: Draw) -> Description:
    """The engine's description of settled answers, with what stays uncertain drawn around it."""
    found = resolve(dwelling_of(answers, weather, draw), weather).description
    return found if draw == Draw() else _shaken(found, draw)


def _shaken(found: Description, draw: Draw) -> Description:
    return replace(
        found,
        surfaces=tuple(_shaken_wall(one, draw) for one in found.surfaces),
        air=tuple(_shaken_air(one, draw.air) for one in found.air),
        heaters=tuple(replace(one, factor=one.factor * draw.systems) for one in found.heaters),
        hot_water=tuple(replace(one, factor=one.factor * draw.systems) for one in found.hot_water),
    )


def _shaken_wall(one: Surface, draw: Draw) -> Surface:
    return replace(one, u_w_m2k=one.u_w_m2k * draw.wall_u) if one.part == "walls" else one


def _shaken_air(one: Air, factor: float) -> Air:
    return replace(one, flow=one.flow * factor, forced=one.forced * factor, leakage=one.leakage * factor)


def massive_inside(answers: Answers) -> bool:
    """Stone or concrete that no inner insulation hides: such a dwelling keeps its heat."""
    massive = answers.wall_material in (WallMaterial.STONE, WallMaterial.CONCRETE)
    return massive and answers.wall_insulation is not WallInsulation.INSIDE


def inertia_of(answers: Answers) -> Inertia:
    if answers.wall_material is WallMaterial.WOOD:
        return Inertia.LIGHT
    return Inertia.HEAVY if massive_inside(answers) else Inertia.MEDIUM


def _insulation(answers: Answers, place: terms.InsulationPlace, added_cm: float) -> entry.Insulation:
    """Since 1975 that of the construction; added later to what is older."""
    if place is terms.InsulationPlace.NONE:
        return entry.Insulation(place)
    if answers.period in OLD:
        return entry.Insulation(place, thickness_cm=added_cm)
    return entry.Insulation(place, period=answers.period)


def _walls(answers: Answers, shape: Shape) -> tuple[entry.Wall, ...]:
    rows: Any = table("questionnaire")
    material, thickness_cm = rows["walls"][str(answers.wall_material)]
    place = _PLACE[answers.wall_insulation]
    wall = entry.Wall(
        area_m2=shape.wall_m2,
        label="Murs extérieurs",
        material=_MATERIALS[material],
        thickness_cm=thickness_cm,
        insulation=_insulation(answers, place, rows["added_cm"].get(str(answers.wall_insulation), 0.0)),
    )
    if answers.kind is Kind.HOUSE:
        return (wall,)
    landing = replace(
        wall, area_m2=shape.landing_m2, label="Murs sur palier", adjacency=terms.Adjacency.CORRIDOR_CLOSED, b=LANDING_B
    )
    return (wall, landing)


def _ceilings(answers: Answers, shape: Shape) -> tuple[entry.Ceiling, ...]:
    house = answers.kind is Kind.HOUSE
    if not house and answers.position is not Position.UNDER_ROOF:
        return ()
    adjacency, kind = _CEILING[answers.roof]
    slope = 1.25 if house and answers.roof is Roof.CONVERTED else 1.0
    none = answers.roof_insulation is Insulation.NONE
    place = terms.InsulationPlace.NONE if none else terms.InsulationPlace.INSIDE
    thickness_cm = 0.0 if none else table("questionnaire")["roof_cm"][str(answers.roof_insulation)]
    good = answers.roof_insulation is Insulation.GOOD and answers.period not in RECENT
    insulation = _insulation(answers, place, thickness_cm)
    return (
        entry.Ceiling(
            area_m2=shape.footprint_m2 * slope,
            label="Toit",
            adjacency=adjacency,
            kind=kind,
            insulation=replace(insulation, thickness_cm=thickness_cm) if good else insulation,
            b=ATTIC_B if answers.roof is Roof.LOST_ATTIC else 1.0,
        ),
    )


def _floors(answers: Answers, shape: Shape) -> tuple[entry.Floor, ...]:
    """On soil, above a crawl space, or above a cellar, part of which is a garage."""
    if answers.kind is not Kind.HOUSE and answers.position is not Position.ABOVE_GROUND:
        return ()
    done = answers.floor_insulation is YesNo.YES
    place = terms.InsulationPlace.OUTSIDE if done else terms.InsulationPlace.NONE
    floor = entry.Floor(
        area_m2=shape.footprint_m2,
        label="Plancher bas",
        adjacency=terms.Adjacency.SOIL if answers.floor is Floor.SOIL else terms.Adjacency.CRAWL_SPACE,
        kind=terms.FloorKind.FILLED if answers.period is Period.BEFORE_1948 else terms.FloorKind.SLAB,
        insulation=_insulation(answers, place, table("questionnaire")["floor_cm"]),
        perimeter_m=max(shape.exposed_m, 1.0),
    )
    if answers.floor is not Floor.CELLAR:
        return (floor,)
    cellar = replace(
        floor,
        area_m2=shape.footprint_m2 * CELLAR_SHARE,
        adjacency=terms.Adjacency.CELLAR,
        perimeter_m=max(shape.exposed_m, 1.0) * CELLAR_SHARE,
    )
    garage = replace(
        floor, area_m2=shape.footprint_m2 * (1 - CELLAR_SHARE), adjacency=terms.Adjacency.GARAGE, b=CELLAR_B
    )
    return (cellar, garage)


def _windows(answers: Answers, shape: Shape) -> tuple[entry.WindowPart, ...]:
    u, solar = _WINDOW[answers.glazing]
    glazing, coated = _GLASS[answers.glazing]
    return (
        entry.WindowPart(
            area_m2=shape.window_m2,
            label="Fenêtres",
            glazing=glazing,
            low_emissivity=coated,
            ujn_w_m2k=u,
            sw=solar,
            far=SHADE[answers.kind],
        ),
    )


def _doors(answers: Answers) -> tuple[entry.Door, ...]:
    house = answers.kind is Kind.HOUSE
    return (
        entry.Door(
            area_m2=DOOR_M2[answers.kind],
            label="Porte d’entrée",
            adjacency=terms.Adjacency.OUTSIDE if house else terms.Adjacency.CORRIDOR_CLOSED,
            kind=terms.DoorKind.INSULATED if answers.period in RECENT else terms.DoorKind.PLAIN,
            b=None if house else LANDING_B,
        ),
    )


def _bridges(answers: Answers, shape: Shape) -> tuple[entry.Bridge, ...]:
    """Links of the outer walls with floors and windows (section 3.4)."""
    wall = str(answers.wall_insulation)
    heavy = _HEAVY_FLOORS[answers.period is Period.BEFORE_1948]
    storeys = float(shape.levels - 1) if answers.kind is Kind.HOUSE else SHARED_FLOORS
    found = [entry.Bridge(terms.Link.REVEAL, 2.6 * shape.window_m2 + 5.0, _REVEAL[answers.wall_insulation])]
    if answers.kind is Kind.HOUSE:
        found.append(entry.Bridge(terms.Link.FLOOR, shape.exposed_m * heavy, bridge_psi("floor", wall, "none")))
    if storeys:
        found.append(entry.Bridge(terms.Link.STOREY, shape.exposed_m * heavy * storeys, bridge_psi("storey", wall)))
    return tuple(found)
