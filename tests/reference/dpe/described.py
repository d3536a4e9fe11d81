"""A record's `detail` (what a diagnostician types) as a detailed description of ours. Results are never read."""

from collections.abc import Mapping
from typing import Any

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Inertia
from renovation.diagnosis.rules.detail import entry
from renovation.diagnosis.rules.detail.glazed import unhidden
from renovation.diagnosis.rules.detail.terms import (
    Adjacency,
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
from tests.reference.dpe.records import amount, words
from tests.reference.dpe.systems import cooling_of, heating_of, hot_water_of
from tests.reference.dpe.values import NotPredictable, block, flag, lines, number, text

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
WITHOUT = entry.Insulation(place=InsulationPlace.NONE)
# A record writes 22,5 cm as 225: no wall of the method is as thick as that.
THICKEST_WALL_CM = 130
HIGHEST_U = 10.0
SLOPES = {"sup75°": Slope.STEEP, "25°-75°": Slope.SLOPED, "inf25°": Slope.FLAT, "horizontal": Slope.FLAT}


def dwelling_of(record: Mapping[str, Any]) -> entry.DetailedDwelling:
    detail, area_m2, shared = block(record, "detail"), whole_m2(record), from_building(record)
    return entry.DetailedDwelling(
        kind=Kind.HOUSE if _is_house(record) else Kind.FLAT,
        area_m2=area_m2,
        height_m=amount(record, "hsp", 1.5, 10) or 2.5,
        period=PERIODS.get(words(record, "periode"), Period.UNKNOWN),
        levels=max(1, round(_levels(record))),
        flats=flats_of(record),
        inertia=INERTIA.get(words(record, "inertie")),
        old_heavy=flag(record, "materiaux_anciens") is True,
        walls=tuple(_wall(one) for one in _with_area(detail, "murs")),
        ceilings=tuple(_ceiling(one) for one in _with_area(detail, "planchers_hauts")),
        floors=tuple(_floor(one) for one in _with_area(detail, "planchers_bas")),
        windows=unhidden([_window(one) for one in _with_area(detail, "baies")]),
        doors=tuple(_door(one) for one in _with_area(detail, "portes")),
        bridges=_bridges(block(detail, "ponts_thermiques")),
        ventilation=tuple(_ventilation(one) for one in lines(detail, "ventilation")),
        heating=heating_of(lines(detail, "chauffage"), area_m2, whole=shared),
        hot_water=hot_water_of(lines(detail, "ecs"), None if shared else amount(record, "sh_immeuble", area_m2, 1e6)),
        cooling=cooling_of(lines(detail, "climatisation")),
    )


def from_building(record: Mapping[str, Any]) -> bool:
    """A flat taken from the DPE of its building: the envelope is the building's, the consumption the flat's."""
    return text(record, "perimetre") == "appartement_depuis_immeuble"


def area_of(record: Mapping[str, Any]) -> float:
    """The area that consumption is counted by."""
    found = amount(record, "sh", 1, 1e6)
    if found is None:
        raise NotPredictable("no area (sh)")
    return found


def whole_m2(record: Mapping[str, Any]) -> float:
    """The area that the envelope belongs to: the building's where a flat is taken from it."""
    area_m2 = area_of(record)
    whole = amount(record, "sh_immeuble", area_m2, 1e6) if from_building(record) else None
    return whole or area_m2


def flats_of(record: Mapping[str, Any]) -> int:
    """Dwellings behind the envelope."""
    if from_building(record) or text(record, "perimetre") == "immeuble":
        return max(1, round(amount(record, "nb_appartement", 1, 5000) or 1))
    return 1


def _levels(record: Mapping[str, Any]) -> float:
    names = ("niveaux_logement", "niveaux_immeuble", "niveaux")
    return next((found for name in names if (found := amount(record, name, 0.5, 60))), 1.0)


def _is_house(record: Mapping[str, Any]) -> bool:
    return "maison" in (text(record, "type_batiment") or words(record, "type"))


def _with_area(detail: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    return [one for one in lines(detail, name) if number(one, "s", 0.01)]


def _m2(one: Mapping[str, Any]) -> float:
    return number(one, "s", 0.01) or 0.0


def _given(one: Mapping[str, Any], name: str = "u") -> float | None:
    return number(one, name, 0.05, HIGHEST_U)


def _b(one: Mapping[str, Any]) -> float | None:
    return number(one, "b", 0, 1)


def _beyond(one: Mapping[str, Any]) -> Adjacency:
    """What is on the other side; outside where nothing or nothing known is said."""
    return labels.ADJACENCY.get(text(one, "adj"), Adjacency.OUTSIDE)


def _insulation(one: Mapping[str, Any]) -> entry.Insulation:
    """ "Not insulated" wins over a way of insulating, which some software writes for a frame that holds nothing."""
    if text(one, "etat") == "non":
        return WITHOUT
    place = labels.PLACES.get(text(one, "isolation"), InsulationPlace.UNKNOWN)
    if place is InsulationPlace.UNKNOWN and text(one, "etat") == "oui":
        place = InsulationPlace.SOMEWHERE
    return entry.Insulation(
        place=place,
        thickness_cm=number(one, "ep_isol_cm", 0.1, 100),
        resistance_m2k_w=number(one, "r_isol", 0.01, 30),
        period=INSULATED.get(text(one, "periode_isol")),
    )


def _wall(one: Mapping[str, Any]) -> entry.Wall:
    material = labels.first(labels.MATERIALS, text(one, "mat"), Material.UNKNOWN)
    assert isinstance(material, Material)
    thickness_cm = number(one, "ep_cm", 1, 1000)
    return entry.Wall(
        area_m2=_m2(one),
        adjacency=_beyond(one),
        material=material,
        thickness_cm=thickness_cm / 10 if thickness_cm and thickness_cm > THICKEST_WALL_CM else thickness_cm,
        insulation=_insulation(one),
        orientation=ORIENTATIONS.get(text(one, "ori")),
        u_w_m2k=_given(one),
        b=_b(one),
    )


def _ceiling(one: Mapping[str, Any]) -> entry.Ceiling:
    kind = labels.first(labels.CEILINGS, text(one, "type"), CeilingKind.UNKNOWN)
    assert isinstance(kind, CeilingKind)
    return entry.Ceiling(
        area_m2=_m2(one), adjacency=_beyond(one), kind=kind, insulation=_insulation(one), u_w_m2k=_given(one), b=_b(one)
    )


def _floor(one: Mapping[str, Any]) -> entry.Floor:
    kind = labels.first(labels.FLOORS, text(one, "type"), FloorKind.UNKNOWN)
    assert isinstance(kind, FloorKind)
    return entry.Floor(
        area_m2=_m2(one), adjacency=_beyond(one), kind=kind, insulation=_insulation(one), u_w_m2k=_given(one), b=_b(one)
    )


def _window(one: Mapping[str, Any]) -> entry.WindowPart:
    return entry.WindowPart(
        area_m2=_m2(one),
        adjacency=_beyond(one),
        kind=labels.WINDOWS.get(text(one, "baie"), WindowKind.CASEMENT),
        frame=labels.FRAMES.get(text(one, "menuiserie"), Frame.PVC),
        glazing=labels.GLAZINGS.get(text(one, "vitrage"), Glazing.DOUBLE),
        low_emissivity=flag(one, "vir"),
        gap_mm=number(one, "lame_mm", 1, 100),
        orientation=ORIENTATIONS.get(text(one, "ori")),
        slope=SLOPES.get(text(one, "incl"), Slope.STEEP),
        uw_w_m2k=_given(one, "uw"),
        ujn_w_m2k=_given(one),
        sw=number(one, "sw", 0, 1),
        near=number(one, "fe1", 0, 1),
        far=number(one, "fe2", 0, 1),
        b=_b(one),
    )


def _door(one: Mapping[str, Any]) -> entry.Door:
    kind = labels.first(labels.DOORS, text(one, "type"), DoorKind.PLAIN)
    assert isinstance(kind, DoorKind)
    return entry.Door(area_m2=_m2(one), adjacency=_beyond(one), kind=kind, u_w_m2k=_given(one), b=_b(one))


def _bridges(links: Mapping[str, Any]) -> tuple[entry.Bridge, ...]:
    return tuple(
        entry.Bridge(labels.LINKS[name], length_m=number(one, "l", 0), loss_w_k=number(one, "h", 0))
        for name, one in links.items()
        if name in labels.LINKS and isinstance(one, Mapping)
    )


def _ventilation(one: Mapping[str, Any]) -> entry.Ventilation:
    return entry.Ventilation(
        system=labels.code_of("ventilation", text(one, "type")) or "windows",
        area_m2=number(one, "s", 1),
        several_sides=flag(one, "plusieurs_facades"),
        leakage_m3h_m2=number(one, "q4pa_conv", 0, 20),
    )
