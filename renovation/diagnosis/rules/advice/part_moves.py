"""The works on the envelope as changes of a detailed description, part by part (annexe 1, sections 3.2 to 3.4).

An insulation adds its resistance to what the part has: U becomes 1 / (1/U + R).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from renovation.diagnosis.rules.advice.levels import PREFIX
from renovation.diagnosis.rules.advice.subject import Move
from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Description
from renovation.diagnosis.rules.detail.entry import (
    Bridge,
    Ceiling,
    DetailedDwelling,
    Floor,
    Insulation,
    Wall,
    WindowPart,
)
from renovation.diagnosis.rules.detail.resolving import usual_psi
from renovation.diagnosis.rules.detail.terms import (
    Adjacency,
    CeilingKind,
    Frame,
    Glazing,
    InsulationPlace,
    Link,
    Material,
)
from renovation.diagnosis.rules.insulation_quality import level_of
from renovation.quantities.rules.parameters import Parameters

OLD_PERIODS = frozenset({Period.BEFORE_1948, Period.FROM_1948, Period.UNKNOWN})
BREATHING = frozenset(
    {
        *(Material.STONE, Material.STONE_FILLED, Material.EARTH, Material.TIMBER_FILLED),
        *(Material.SOLID_BRICK, Material.SOLID_BRICK_DOUBLE),
    }
)
_STONE = frozenset({Material.STONE, Material.STONE_FILLED, Material.TIMBER_FILLED})
_ATTICS = frozenset({Adjacency.ATTIC_HIGH, Adjacency.ATTIC_LOW, Adjacency.ATTIC_VERY_LOW})
_OUT_OF_REACH = frozenset({Adjacency.SOIL, Adjacency.BURIED, Adjacency.HEATED})
_OUTSIDE_CUTS = frozenset({Link.STOREY, Link.PARTITION})
# U of a part that is not worth touching, by the indicator of insulation quality.
_POOR = frozenset({"poor"})
_POOR_GLASS = frozenset({"poor", "medium"})
WIDE_GAP_MM = 16.0

_INSIDE, _OUTSIDE = InsulationPlace.INSIDE, InsulationPlace.OUTSIDE

Dwelling = DetailedDwelling
Part = TypeVar("Part")
Opaque = TypeVar("Opaque", Wall, Ceiling)


def envelope_moves(dwelling: Dwelling, described: Description, parameters: Parameters) -> tuple[Move[Dwelling], ...]:
    """What can be insulated. `described` gives the U of each part, in the order of the description."""
    us = [surface.u_w_m2k for surface in described.surfaces]
    walls_u, roofs_u = us[: len(dwelling.walls)], us[len(dwelling.walls) :]
    panes_u = [window.u_w_m2k for window in described.windows]
    found = [
        *(_roof_move(code, dwelling, roofs_u, parameters) for code in ("roof_attic", "roof_rafters", "roof_terrace")),
        _walls_move("walls_outside", dwelling, walls_u, parameters),
        _walls_move("walls_inside", dwelling, walls_u, parameters),
        _floor_move(dwelling, parameters),
        _windows_move(dwelling, panes_u, parameters),
    ]
    return tuple(move for move in found if move is not None)


def inside_rather(dwelling: Dwelling) -> bool:
    """Old stone keeps its face; the façade of a flat is not its own."""
    old = dwelling.period is Period.BEFORE_1948
    return dwelling.kind is Kind.FLAT or (old and any(wall.material in _STONE for wall in dwelling.walls))


def _roof_move(code: str, dwelling: Dwelling, us: list[float], parameters: Parameters) -> Move[Dwelling] | None:
    resistance = _level(code, parameters)
    todo = {
        rank: 1 / (1 / u + resistance)
        for rank, (ceiling, u) in enumerate(zip(dwelling.ceilings, us, strict=False))
        if _roof_code(ceiling) == code and level_of(code, u) in _POOR
    }

    def done(state: Dwelling) -> Dwelling:
        return replace(state, ceilings=_each(state.ceilings, todo, lambda one, u: _insulated(one, u, _INSIDE)))

    return _move(code, todo, ("ceilings", dwelling.ceilings), done)


def _roof_code(ceiling: Ceiling) -> str:
    if ceiling.adjacency in _ATTICS:
        return "roof_attic"
    if ceiling.adjacency is not Adjacency.OUTSIDE:
        return ""
    return "roof_rafters" if ceiling.kind in (CeilingKind.RAFTERS, CeilingKind.THATCH) else "roof_terrace"


def _walls_move(code: str, dwelling: Dwelling, us: list[float], parameters: Parameters) -> Move[Dwelling] | None:
    """Outer walls. A wall insulated inside already is insulated outside, never inside again."""
    inside = code == "walls_inside"
    if inside != inside_rather(dwelling) and dwelling.kind is Kind.HOUSE:
        return None
    resistance = _level(code, parameters)
    todo = {
        rank: 1 / (1 / u + resistance)
        for rank, (wall, u) in enumerate(zip(dwelling.walls, us, strict=True))
        if _reachable(wall, inside=inside)
        and level_of("walls", u) in _POOR
        and not (inside and wall.insulation.place not in (InsulationPlace.NONE, InsulationPlace.UNKNOWN))
    }

    def done(state: Dwelling) -> Dwelling:
        place = _INSIDE if inside else _OUTSIDE
        untouched = {rank: u for rank, u in todo.items() if state.walls[rank] == dwelling.walls[rank]}
        if not untouched:
            return state
        after = replace(state, walls=_each(state.walls, untouched, lambda one, u: _insulated(one, u, place)))
        return after if inside else replace(after, bridges=tuple(_cut(one, after) for one in after.bridges))

    return _move(code, todo, ("walls", dwelling.walls), done)


def _reachable(wall: Wall, *, inside: bool) -> bool:
    """From the rooms, any wall that loses heat; from outside, the façades."""
    return wall.adjacency not in _OUT_OF_REACH if inside else wall.adjacency is Adjacency.OUTSIDE


def _cut(bridge: Bridge, after: Dwelling) -> Bridge:
    """An insulation outside cuts the links of floors and partitions, where their own ψ was given."""
    if bridge.link in _OUTSIDE_CUTS and bridge.psi_w_mk is not None:
        return replace(bridge, psi_w_mk=min(bridge.psi_w_mk, usual_psi(bridge, after)))
    return bridge


def _floor_move(dwelling: Dwelling, parameters: Parameters) -> Move[Dwelling] | None:
    """Floors that can be reached from below. What counts above a space on the ground is Ue, found anew."""
    resistance = _level("floor", parameters)
    todo = {
        rank: resistance
        for rank, floor in enumerate(dwelling.floors)
        if floor.adjacency not in _OUT_OF_REACH and _bare_floor(floor, dwelling.period)
    }

    def done(state: Dwelling) -> Dwelling:
        return replace(state, floors=_each(state.floors, todo, _insulated_floor))

    return _move("floor", todo, ("floors", dwelling.floors), done)


def _bare_floor(floor: Floor, period: Period) -> bool:
    """A given U tells by itself; else what is said of the insulation."""
    if floor.u_w_m2k is not None:
        return level_of("floor", floor.u_w_m2k) in _POOR
    place = floor.insulation.place
    return place is InsulationPlace.NONE or (place is InsulationPlace.UNKNOWN and period in OLD_PERIODS)


def _insulated_floor(floor: Floor, resistance: float) -> Floor:
    u = None if floor.u_w_m2k is None else 1 / (1 / floor.u_w_m2k + resistance)
    return replace(floor, insulation=Insulation(_OUTSIDE, resistance_m2k_w=resistance), u_w_m2k=u)


def _windows_move(dwelling: Dwelling, us: list[float], parameters: Parameters) -> Move[Dwelling] | None:
    uw = _level("windows", parameters)
    todo = {
        rank: uw
        for rank, (part, u) in enumerate(zip(dwelling.windows, us, strict=True))
        if part.adjacency is not Adjacency.HEATED and level_of("joinery", u) in _POOR_GLASS
    }

    def done(state: Dwelling) -> Dwelling:
        return replace(state, windows=_each(state.windows, todo, _new_window))

    return _move("windows", todo, ("windows", dwelling.windows), done)


def _new_window(part: WindowPart, uw: float) -> WindowPart:
    """Coated double glazing with argon; shutters, orientation and shades stay."""
    return replace(
        part,
        frame=Frame.METAL_BREAK if part.frame is Frame.METAL else part.frame,
        glazing=Glazing.DOUBLE,
        low_emissivity=True,
        argon=True,
        gap_mm=WIDE_GAP_MM,
        ug_w_m2k=None,
        uw_w_m2k=uw,
        ujn_w_m2k=None,
        sw=None,
    )


def _insulated(part: Opaque, u_w_m2k: float, place: InsulationPlace) -> Opaque:
    """The figure wins over what is said of the insulation, which still tells the links and the air."""
    had = part.insulation.place not in (InsulationPlace.NONE, InsulationPlace.UNKNOWN)
    whole = InsulationPlace.BOTH if had and part.insulation.place is not place else place
    return replace(part, insulation=Insulation(whole), u_w_m2k=u_w_m2k)


def _each(parts: Sequence[Part], todo: Mapping[int, float], change: Callable[[Part, float], Part]) -> tuple[Part, ...]:
    return tuple(change(part, todo[rank]) if rank in todo else part for rank, part in enumerate(parts))


def _move(
    code: str, todo: Mapping[int, float], field: tuple[str, Sequence[Any]], done: Callable[[Dwelling], Dwelling]
) -> Move[Dwelling] | None:
    name, parts = field
    if not todo:
        return None
    return Move(
        code=code,
        proposed=lambda _: True,
        done=done,
        area_m2=sum(parts[rank].area_m2 for rank in todo),
        parts=tuple(f"{name}.{rank}" for rank in todo),
    )


def _level(code: str, parameters: Parameters) -> float:
    return parameters.number(PREFIX + code)
