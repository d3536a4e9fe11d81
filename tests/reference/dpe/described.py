"""A record's `detail` (what a diagnostician types) as a detailed description of ours. Results are never read."""

from collections.abc import Mapping
from typing import Any

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Inertia
from renovation.diagnosis.rules.detail import entry
from renovation.diagnosis.rules.detail.terms import (
    CeilingKind,
    DoorKind,
    FloorKind,
    Frame,
    Glazing,
    InsulationPlace,
    Material,
    Orientation,
    Slope,
    WindowKind,
)
from tests.reference.dpe import labels
from tests.reference.dpe.records import head
from tests.reference.dpe.systems import cooling_of, heating_of, hot_water_of

INERTIA = {
    "légère": Inertia.LIGHT,
    "moyenne": Inertia.MEDIUM,
    "lourde": Inertia.HEAVY,
    "très lourde": Inertia.HEAVY,
}
PERIODS = {
    "avant 1948": Period.BEFORE_1948,
    "1948-1974": Period.FROM_1948,
    "1975-1977": Period.FROM_1975,
    "1978-1982": Period.FROM_1978,
    "1983-1988": Period.FROM_1983,
    "1989-2000": Period.FROM_1989,
    "2001-2005": Period.FROM_2001,
    "2006-2012": Period.FROM_2006,
    "2013-2021": Period.FROM_2013,
    "après 2021": Period.SINCE_2022,
}
# Periods of insulation are numbered like those of construction (the first is "before 1948").
INSULATED = dict(zip((str(number) for number in range(1, 11)), PERIODS.values(), strict=True))
ORIENTATIONS = {"sud": Orientation.SOUTH, "ouest": Orientation.WEST, "nord": Orientation.NORTH, "est": Orientation.EAST}
SLOPES = {"sup75°": Slope.STEEP, "25°-75°": Slope.SLOPED, "inf25°": Slope.FLAT, "horizontal": Slope.FLAT}


def dwelling_of(record: Mapping[str, Any]) -> entry.DetailedDwelling:
    detail, period = record["detail"], PERIODS.get(head(record, "periode") or "", Period.UNKNOWN)
    area_m2 = whole_m2(record)
    return entry.DetailedDwelling(
        kind=Kind.HOUSE if _is_house(record) else Kind.FLAT,
        area_m2=area_m2,
        height_m=head(record, "hsp") or 2.5,
        period=period,
        levels=max(1, round(_levels(record))),
        flats=flats_of(record),
        inertia=INERTIA.get(head(record, "inertie") or ""),
        old_heavy=str(record.get("materiaux_anciens")) == "1",
        walls=tuple(_wall(one) for one in detail["murs"]),
        ceilings=tuple(_ceiling(one) for one in detail["planchers_hauts"]),
        floors=tuple(_floor(one) for one in detail["planchers_bas"]),
        windows=tuple(_window(one) for one in detail["baies"]),
        doors=tuple(_door(one) for one in detail["portes"]),
        bridges=tuple(
            entry.Bridge(labels.LINKS[name], length_m=one.get("l"), loss_w_k=one.get("h"))
            for name, one in detail["ponts_thermiques"].items()
        ),
        ventilation=tuple(_ventilation(one) for one in detail["ventilation"]),
        heating=tuple(heating_of(one, area_m2) for one in detail["chauffage"]),
        hot_water=hot_water_of(detail["ecs"]),
        cooling=cooling_of(detail["climatisation"]),
    )


def whole_m2(record: Mapping[str, Any]) -> float:
    """The area that the envelope belongs to: the building's where a flat is taken from it."""
    if record.get("perimetre") == "appartement_depuis_immeuble":
        return float(record.get("sh_immeuble") or head(record, "sh"))
    return float(head(record, "sh"))


def flats_of(record: Mapping[str, Any]) -> int:
    """Dwellings behind the envelope."""
    if record.get("perimetre") in ("immeuble", "appartement_depuis_immeuble"):
        return max(1, round(record.get("nb_appartement") or 1))
    return 1


def _levels(record: Mapping[str, Any]) -> float:
    names = ("niveaux_logement", "niveaux_immeuble", "niveaux")
    return float(next((found for name in names if (found := head(record, name))), 1))


def _is_house(record: Mapping[str, Any]) -> bool:
    return "maison" in (record.get("type_batiment") or head(record, "type") or "")


def _insulation(one: Mapping[str, Any]) -> entry.Insulation:
    place = labels.PLACES.get(one.get("isolation") or "", InsulationPlace.UNKNOWN)
    if place is InsulationPlace.UNKNOWN and one.get("etat") == "oui":
        place = InsulationPlace.SOMEWHERE
    return entry.Insulation(
        place=place,
        thickness_cm=one.get("ep_isol_cm"),
        resistance_m2k_w=one.get("r_isol"),
        period=INSULATED.get(str(one.get("periode_isol"))),
    )


def _wall(one: Mapping[str, Any]) -> entry.Wall:
    material = labels.first(labels.MATERIALS, one.get("mat") or "", Material.UNKNOWN)
    assert isinstance(material, Material)
    return entry.Wall(
        area_m2=one["s"],
        adjacency=labels.ADJACENCY[one["adj"]],
        material=material,
        thickness_cm=one.get("ep_cm"),
        insulation=_insulation(one),
        orientation=ORIENTATIONS.get(one.get("ori") or ""),
        u_w_m2k=one.get("u"),
        b=one.get("b"),
    )


def _ceiling(one: Mapping[str, Any]) -> entry.Ceiling:
    kind = labels.first(labels.CEILINGS, one.get("type") or "", CeilingKind.UNKNOWN)
    assert isinstance(kind, CeilingKind)
    return entry.Ceiling(
        area_m2=one["s"],
        adjacency=labels.ADJACENCY[one["adj"]],
        kind=kind,
        insulation=_insulation(one),
        u_w_m2k=one.get("u"),
        b=one.get("b"),
    )


def _floor(one: Mapping[str, Any]) -> entry.Floor:
    kind = labels.first(labels.FLOORS, one.get("type") or "", FloorKind.UNKNOWN)
    assert isinstance(kind, FloorKind)
    return entry.Floor(
        area_m2=one["s"],
        adjacency=labels.ADJACENCY[one["adj"]],
        kind=kind,
        insulation=_insulation(one),
        u_w_m2k=one.get("u"),
        b=one.get("b"),
    )


def _window(one: Mapping[str, Any]) -> entry.WindowPart:
    return entry.WindowPart(
        area_m2=one["s"],
        adjacency=labels.ADJACENCY[one["adj"]],
        kind=labels.WINDOWS.get(one.get("baie") or "", WindowKind.CASEMENT),
        frame=labels.FRAMES.get(one.get("menuiserie") or "", Frame.PVC),
        glazing=labels.GLAZINGS.get(one.get("vitrage") or "", Glazing.DOUBLE),
        low_emissivity=None if one.get("vir") is None else one["vir"] == "1",
        gap_mm=one.get("lame_mm"),
        orientation=ORIENTATIONS.get(one.get("ori") or ""),
        slope=SLOPES.get(one.get("incl") or "", Slope.STEEP),
        uw_w_m2k=one.get("uw"),
        ujn_w_m2k=one.get("u"),
        sw=one.get("sw"),
        near=one.get("fe1"),
        far=one.get("fe2"),
        b=one.get("b"),
    )


def _door(one: Mapping[str, Any]) -> entry.Door:
    kind = labels.first(labels.DOORS, one.get("type") or "", DoorKind.PLAIN)
    assert isinstance(kind, DoorKind)
    return entry.Door(
        area_m2=one["s"], adjacency=labels.ADJACENCY[one["adj"]], kind=kind, u_w_m2k=one.get("u"), b=one.get("b")
    )


def _ventilation(one: Mapping[str, Any]) -> entry.Ventilation:
    sides = one.get("plusieurs_facades")
    return entry.Ventilation(
        system=labels.code_of("ventilation", one["type"]) or "windows",
        area_m2=one.get("s"),
        several_sides=None if sides is None else sides == "1",
        leakage_m3h_m2=one.get("q4pa_conv"),
    )
