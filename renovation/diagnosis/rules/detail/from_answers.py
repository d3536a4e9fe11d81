"""The household's answers become the adviser's first description: nothing is typed twice.

Sizes are those of the questionnaire. Each value keeps its source: what the household said, or what is usual.
"""

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
from renovation.diagnosis.rules.description import Description
from renovation.diagnosis.rules.detail import entry, terms
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.systems_from_answers import cooling, heating, hot_water, panels, ventilation
from renovation.diagnosis.rules.detail.telling import Teller
from renovation.diagnosis.rules.questionnaire import (
    DOOR_M2,
    HEIGHT_M,
    OLD,
    RECENT,
    SHADE,
    Draw,
    Shape,
    describe,
    shape_of,
)
from renovation.diagnosis.rules.sampling import likeliest

_MATERIAL = {
    WallMaterial.STONE: (terms.Material.STONE, 50.0),
    WallMaterial.BRICK: (terms.Material.SOLID_BRICK, 23.0),
    WallMaterial.BLOCK: (terms.Material.HOLLOW_BLOCK, 20.0),
    WallMaterial.CONCRETE: (terms.Material.CONCRETE, 20.0),
    WallMaterial.WOOD: (terms.Material.FRAME_FILLED, 15.0),
    WallMaterial.UNKNOWN: (terms.Material.UNKNOWN, None),
}
_PLACE = {
    WallInsulation.NONE: terms.InsulationPlace.NONE,
    WallInsulation.INSIDE: terms.InsulationPlace.INSIDE,
    WallInsulation.OUTSIDE: terms.InsulationPlace.OUTSIDE,
    WallInsulation.UNKNOWN: terms.InsulationPlace.UNKNOWN,
}
# Insulation added to a wall of before 1975, as in the questionnaire.
_ADDED_CM = {WallInsulation.INSIDE: 6.0, WallInsulation.OUTSIDE: 9.0}
_ROOF_CM = {Insulation.THIN: 10.0, Insulation.GOOD: 24.0}
_FLOOR_CM = 5.0
_ROOF = {
    Roof.LOST_ATTIC: (terms.Adjacency.ATTIC_HIGH, terms.CeilingKind.UNKNOWN, 1.0),
    Roof.CONVERTED: (terms.Adjacency.OUTSIDE, terms.CeilingKind.RAFTERS, 1.25),
    Roof.TERRACE: (terms.Adjacency.OUTSIDE, terms.CeilingKind.SLAB, 1.0),
}
_FLOOR = {
    Floor.SOIL: terms.Adjacency.SOIL,
    Floor.CRAWL_SPACE: terms.Adjacency.CRAWL_SPACE,
    Floor.CELLAR: terms.Adjacency.CELLAR,
}
# Glazing, gap in mm, low emissivity, argon.
_GLAZING: dict[Glazing, tuple[terms.Glazing, float | None, bool, bool]] = {
    Glazing.SINGLE: (terms.Glazing.SINGLE, None, False, False),
    Glazing.OLD_DOUBLE: (terms.Glazing.DOUBLE, 10.0, False, False),
    Glazing.RECENT_DOUBLE: (terms.Glazing.DOUBLE, 16.0, True, True),
    Glazing.TRIPLE: (terms.Glazing.TRIPLE, 14.0, True, True),
}
_LINKS = {
    Kind.HOUSE: (terms.Link.REVEAL, terms.Link.FLOOR, terms.Link.STOREY),
    Kind.FLAT: (terms.Link.REVEAL, terms.Link.STOREY),
}


def from_answers(answers: Answers, weather: Climate) -> DetailedDwelling:
    """The first description of a dwelling, with the source of each value."""
    settled = likeliest(answers)
    shape = shape_of(settled, Draw())
    described = describe(settled, weather, Draw())
    tell = Teller(answers)
    tell.plain("", kind="kind", area_m2="area_m2", period="period", levels="levels", inertia="wall_material")
    return DetailedDwelling(
        kind=settled.kind,
        area_m2=round(shape.area_m2, 1),
        height_m=HEIGHT_M,
        period=answers.period,
        levels=shape.levels,
        inertia=described.inertia,
        old_heavy=described.old_heavy,
        walls=_walls(answers, shape, tell),
        ceilings=_ceilings(answers, settled, shape, tell),
        floors=_floors(answers, settled, shape, tell),
        windows=_windows(settled, shape, tell),
        doors=_doors(settled, tell),
        bridges=_bridges(settled, described, tell),
        ventilation=ventilation(settled, described.air.several_sides, tell),
        heating=heating(settled, tell),
        hot_water=hot_water(settled, described.hot_water.solar_share, tell),
        cooling=cooling(settled, tell),
        photovoltaics=panels(settled, tell),
        crossing=settled.kind is Kind.HOUSE and shape.sides > 1,
        sources=tell.sources,
    )


def _walls(answers: Answers, shape: Shape, tell: Teller) -> tuple[entry.Wall, ...]:
    material, thickness_cm = _MATERIAL[answers.wall_material]
    place = _PLACE[answers.wall_insulation]
    added = _ADDED_CM.get(answers.wall_insulation) if answers.period in OLD else None
    insulation = entry.Insulation(place, added)
    found = [
        entry.Wall(round(shape.wall_m2, 1), "Façades", terms.Adjacency.OUTSIDE, material, thickness_cm, insulation)
    ]
    if answers.kind is Kind.FLAT:
        # A fifth of the perimeter gives on a landing or a stairwell.
        landing_m2 = round(shape.perimeter_m * 0.2 * HEIGHT_M, 1)
        found.append(
            entry.Wall(landing_m2, "Palier", terms.Adjacency.CORRIDOR_CLOSED, material, thickness_cm, insulation)
        )
    for rank in range(len(found)):
        tell.plain(f"walls.{rank}.", area_m2="", adjacency="", material="wall_material", thickness_cm="")
        tell.plain(f"walls.{rank}.insulation.", place="wall_insulation", thickness_cm="")
    return tuple(found)


def _ceilings(answers: Answers, settled: Answers, shape: Shape, tell: Teller) -> tuple[entry.Ceiling, ...]:
    if settled.kind is Kind.FLAT and settled.position is not Position.UNDER_ROOF:
        return ()
    adjacency, kind, slope = _ROOF[settled.roof]
    slope = slope if settled.kind is Kind.HOUSE else 1.0
    tell.plain("ceilings.0.", area_m2="", adjacency="roof", kind="roof")
    tell.plain("ceilings.0.insulation.", place="roof_insulation", thickness_cm="roof_insulation")
    insulation = _insulation(answers.roof_insulation, _ROOF_CM.get(answers.roof_insulation))
    return (entry.Ceiling(round(shape.footprint_m2 * slope, 1), "Toit", adjacency, kind, insulation),)


def _floors(answers: Answers, settled: Answers, shape: Shape, tell: Teller) -> tuple[entry.Floor, ...]:
    if settled.kind is Kind.FLAT and settled.position is not Position.ABOVE_GROUND:
        return ()
    kind = terms.FloorKind.TIMBER_JOISTS if settled.period is Period.BEFORE_1948 else terms.FloorKind.SLAB
    added = _FLOOR_CM if answers.floor_insulation is YesNo.YES and answers.period in OLD else None
    said = {YesNo.YES: Insulation.GOOD, YesNo.NO: Insulation.NONE}.get(answers.floor_insulation, Insulation.UNKNOWN)
    tell.plain("floors.0.", area_m2="", adjacency="floor", kind="", perimeter_m="")
    tell.plain("floors.0.insulation.", place="floor_insulation", thickness_cm="")
    return (
        entry.Floor(
            area_m2=round(shape.footprint_m2, 1),
            label="Plancher bas",
            adjacency=_FLOOR[settled.floor],
            kind=kind,
            insulation=_insulation(said, added),
            perimeter_m=round(shape.exposed_m, 1),
        ),
    )


def _insulation(said: Insulation, thickness_cm: float | None) -> entry.Insulation:
    if said is Insulation.UNKNOWN:
        return entry.Insulation()
    if said is Insulation.NONE:
        return entry.Insulation(terms.InsulationPlace.NONE)
    return entry.Insulation(terms.InsulationPlace.SOMEWHERE, thickness_cm)


def _windows(settled: Answers, shape: Shape, tell: Teller) -> tuple[entry.WindowPart, ...]:
    glazing, gap_mm, coated, argon = _GLAZING[settled.glazing]
    tell.plain("windows.0.", area_m2="", glazing="glazing", gap_mm="glazing", low_emissivity="glazing", far="")
    tell.plain("windows.0.", kind="", frame="", argon="glazing")
    window = entry.WindowPart(
        area_m2=round(shape.window_m2, 1),
        label="Fenêtres",
        glazing=glazing,
        gap_mm=gap_mm,
        low_emissivity=coated,
        argon=argon,
        far=SHADE,
    )
    return (window,)


def _doors(settled: Answers, tell: Teller) -> tuple[entry.Door, ...]:
    tell.plain("doors.0.", area_m2="", adjacency="", kind="")
    adjacency = terms.Adjacency.OUTSIDE if settled.kind is Kind.HOUSE else terms.Adjacency.CORRIDOR_CLOSED
    kind = terms.DoorKind.INSULATED if settled.period in RECENT else terms.DoorKind.PLAIN
    return (entry.Door(DOOR_M2[settled.kind], "Entrée", adjacency, kind),)


def _bridges(settled: Answers, described: Description, tell: Teller) -> tuple[entry.Bridge, ...]:
    """The lengths of the questionnaire; the method gives ψ from the insulation of the walls."""
    pairs = zip(_LINKS[settled.kind], described.bridges, strict=True)
    found = tuple(entry.Bridge(link, round(one.length_m, 1)) for link, one in pairs if one.length_m > 0)
    for rank in range(len(found)):
        tell.plain(f"bridges.{rank}.", link="", length_m="")
    return found
