"""From a detailed description to the engine's: what was given is kept, the rest follows from the method."""

from dataclasses import dataclass

from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.description import Bridge, Description, Inertia, Panels, Surface
from renovation.diagnosis.rules.detail import entry
from renovation.diagnosis.rules.detail.adjacency import b_of, is_insulated
from renovation.diagnosis.rules.detail.air import air, fan_w
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.glazed import window
from renovation.diagnosis.rules.detail.heating_systems import heaters
from renovation.diagnosis.rules.detail.inertia import inertia_of, old_heavy
from renovation.diagnosis.rules.detail.ledger import Ledger, Origin, ResolvedValue
from renovation.diagnosis.rules.detail.opaque import (
    Footprint,
    Setting,
    ceiling_u,
    door_u,
    edge_m,
    floor_u,
    footprint_of,
    wall_u,
)
from renovation.diagnosis.rules.detail.solar import panels_of
from renovation.diagnosis.rules.detail.terminals import building_of
from renovation.diagnosis.rules.detail.terms import InsulationPlace
from renovation.diagnosis.rules.detail.water_systems import water_heater
from renovation.diagnosis.rules.tables import rows, table


@dataclass(frozen=True)
class Resolved:
    """The engine's description, and where each of its values comes from."""

    description: Description
    values: tuple[ResolvedValue, ...]
    warnings: tuple[str, ...]


def resolve(dwelling: DetailedDwelling, weather: Climate) -> Resolved:
    """Every figure of the method for this dwelling in its climate."""
    ledger, region = Ledger(), weather.region
    setting = Setting(dwelling.period, region, _is_electric(dwelling))
    inertia = dwelling.inertia or inertia_of(dwelling)
    building = building_of(dwelling, inertia)
    surfaces = _surfaces(dwelling, setting, ledger)
    windows = tuple(
        window(f"windows.{index}", part, region, dwelling.period, ledger) for index, part in enumerate(dwelling.windows)
    )
    found = Description(
        kind=dwelling.kind,
        area_m2=dwelling.area_m2,
        height_m=dwelling.height_m,
        inertia=inertia,
        surfaces=surfaces,
        windows=windows,
        bridges=_bridges(dwelling, ledger),
        air=air(dwelling, ledger),
        heaters=tuple(
            heater
            for index, one in enumerate(dwelling.heating)
            for heater in heaters(f"heating.{index}", one, dwelling, building, region, ledger)
        ),
        hot_water=tuple(
            water_heater(f"hot_water.{index}", one, dwelling, region, ledger)
            for index, one in enumerate(dwelling.hot_water)
        ),
        cooled_m2=_cooled_m2(dwelling),
        cooling_efficiency=_cooling(dwelling, region, ledger),
        fan_w=fan_w(dwelling),
        flats=dwelling.flats,
        network_kg_kwh=dwelling.network_kg_kwh,
        panels=tuple(Panels(*panels_of(one)) for one in dwelling.photovoltaics),
        old_heavy=inertia is Inertia.HEAVY
        and (old_heavy(dwelling) if dwelling.old_heavy is None else dwelling.old_heavy),
    )
    return Resolved(found, tuple(ledger.values), tuple(ledger.warnings))


def _is_electric(dwelling: DetailedDwelling) -> bool:
    """Electric resistance heating has its own defaults of insulation (section 3.2)."""
    families = [rows("generators")[one.model]["family"] for heating in dwelling.heating for one in heating.generators]
    return bool(families) and families[0] == "joule"


def _surfaces(dwelling: DetailedDwelling, setting: Setting, ledger: Ledger) -> tuple[Surface, ...]:
    region = setting.region
    found = [_wall(f"walls.{index}", wall, setting, ledger) for index, wall in enumerate(dwelling.walls)]
    for index, ceiling in enumerate(dwelling.ceilings):
        path, (usual, known) = f"ceilings.{index}", ceiling_u(ceiling, setting)
        u = ledger.given_or(f"{path}.u_w_m2k", ceiling.u_w_m2k, usual, "3.2.3", known=known)
        b = b_of(f"{path}.b", ceiling.b, ceiling.adjacency, ceiling.insulation, region, ledger)
        found.append(Surface("roof", ceiling.area_m2, u, b))
    footprint = footprint_of(dwelling)
    for index, floor in enumerate(dwelling.floors):
        found.append(_floor(f"floors.{index}", floor, setting, footprint, ledger))
    for index, door in enumerate(dwelling.doors):
        u = ledger.given_or(f"doors.{index}.u_w_m2k", door.u_w_m2k, door_u(door), "3.3.1.4")
        b = b_of(f"doors.{index}.b", door.b, door.adjacency, None, region, ledger)
        found.append(Surface("doors", door.area_m2, u, b))
    return tuple(found)


def _wall(path: str, wall: entry.Wall, setting: Setting, ledger: Ledger) -> Surface:
    usual, known = wall_u(wall, setting)
    u = ledger.given_or(f"{path}.u_w_m2k", wall.u_w_m2k, usual, "3.2.1", known=known)
    return Surface(
        "walls",
        wall.area_m2,
        u,
        b_of(f"{path}.b", wall.b, wall.adjacency, wall.insulation, setting.region, ledger),
    )


def _floor(path: str, floor: entry.Floor, setting: Setting, footprint: Footprint, ledger: Ledger) -> Surface:
    usual, known = floor_u(floor, setting, footprint)
    perimeter_m = edge_m(floor, footprint)
    if floor.u_w_m2k is None and perimeter_m is not None:
        ledger.given_or(f"{path}.perimeter_m", floor.perimeter_m or None, perimeter_m, "3.2.2", known=False)
    u = ledger.given_or(f"{path}.u_w_m2k", floor.u_w_m2k, usual, "3.2.2", known=known)
    return Surface(
        "floor",
        floor.area_m2,
        u,
        b_of(f"{path}.b", floor.b, floor.adjacency, floor.insulation, setting.region, ledger),
    )


def _bridges(dwelling: DetailedDwelling, ledger: Ledger) -> tuple[Bridge, ...]:
    """Each link with its loss, given or found from its length and the insulation of the largest wall."""
    found = []
    for index, one in enumerate(dwelling.bridges):
        path = f"bridges.{index}"
        if one.loss_w_k is not None:
            found.append(Bridge(1.0, ledger.note(f"{path}.loss_w_k", one.loss_w_k, Origin.GIVEN, "3.4")))
        elif one.length_m:
            usual = usual_psi(one, dwelling)
            psi = ledger.given_or(f"{path}.psi_w_mk", one.psi_w_mk, usual, "3.4", known=one.psi_w_mk is not None)
            found.append(Bridge(one.length_m, psi))
    return tuple(found)


def usual_psi(bridge: entry.Bridge, dwelling: DetailedDwelling) -> float:
    """ψ of the table for how the largest wall, and the largest floor or ceiling, are insulated."""
    largest = max(dwelling.walls, key=lambda wall: wall.area_m2, default=None)
    wall = _place(largest.insulation if largest else None)
    row = table("bridges")[str(bridge.link)][wall]
    if str(bridge.link) == "reveal":
        # Where the window stands in the wall is not said: the mean of the published positions.
        found = [psi for steps in row.values() for _, psi in steps]
        return float(sum(found) / len(found))
    if not isinstance(row, dict):
        return float(row)
    parts: tuple[entry.Floor | entry.Ceiling, ...] = (
        dwelling.floors if str(bridge.link) == "floor" else dwelling.ceilings
    )
    other = max(parts, key=lambda part: part.area_m2, default=None)
    place = _place(other.insulation if other else None)
    return float(row[place if place in row else "none"])


def _place(insulation: entry.Insulation | None) -> str:
    if insulation is None or not is_insulated(insulation):
        return "none"
    return "inside" if insulation.place is InsulationPlace.SOMEWHERE else str(insulation.place)


def _cooled_m2(dwelling: DetailedDwelling) -> float:
    return sum(one.area_m2 if one.area_m2 is not None else dwelling.area_m2 for one in dwelling.cooling)


def _cooling(dwelling: DetailedDwelling, region: str, ledger: Ledger) -> float:
    """Efficiency of the first air conditioner: SEER given, else by its year (section 10.3)."""
    if not dwelling.cooling:
        return 1.0
    one = dwelling.cooling[0]
    year = one.year or 2010
    usual = (3.25, 5.415, 7.125) if region == "h3" else (3.6, 6.175, 6.365)
    found = usual[0 if year < 2008 else 1 if year < 2015 else 2]
    given = one.seer * 0.95 if one.seer is not None else None
    return ledger.given_or("cooling.0.seer", given, found, "10.3", known=one.year is not None)
