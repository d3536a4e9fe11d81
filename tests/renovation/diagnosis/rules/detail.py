"""Detailed records turned into descriptions: the engine without the questionnaire's guesses."""

from collections.abc import Iterator, Mapping
from typing import Any

from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.climate import Climate, altitude_class, climate, zone_of
from renovation.diagnosis.rules.description import (
    Air,
    Bridge,
    Description,
    Heater,
    Inertia,
    Surface,
    WaterHeater,
    Window,
)
from renovation.diagnosis.rules.ventilation import FLOWS
from tests.renovation.diagnosis.rules.reference import ALTITUDES, all_records

_PARTS = {"murs": "walls", "planchers_bas": "floor", "planchers_hauts": "roof", "portes": "doors"}
_INERTIA = {"légère": Inertia.LIGHT, "moyenne": Inertia.MEDIUM, "lourde": Inertia.HEAVY, "très lourde": Inertia.HEAVY}
_SIDES = {"sud": "south", "ouest": "west", "nord": "north", "est": "east"}
_SLOPES = {"sup75°": "steep", "25°-75°": "sloped", "inf25°": "flat"}


def detailed_records() -> Iterator[dict[str, Any]]:
    """Dwellings whose losses add up and whose windows all have a known orientation."""
    for record in all_records():
        usable = record["utilisable"]["detail"] and record["perimetre"] == "logement"
        if usable and record["derive"]["deperd_coherente"] and all(_placed(one) for one in record["detail"]["baies"]):
            yield record


def weather_of(record: Mapping[str, Any]) -> Climate:
    return climate(zone_of(record["dept"]), altitude_class(ALTITUDES[record["altitude"]]))


def description_of(record: Mapping[str, Any]) -> Description:
    """Parts with their true U, b and linear losses; the air is compared apart, so its flows matter little here."""
    detail = record["detail"]
    heater = Heater("gas", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    return Description(
        kind=Kind.HOUSE if record["q"]["type"] == "maison" else Kind.FLAT,
        area_m2=record["sh"],
        height_m=record["hsp"] or 2.5,
        inertia=_INERTIA[record["inertie"]],
        surfaces=tuple(
            Surface(part, one["s"], one["u"], one["b"]) for name, part in _PARTS.items() for one in detail[name]
        ),
        windows=tuple(_window(one) for one in detail["baies"]),
        bridges=tuple(Bridge(1.0, one["h"]) for one in detail["ponts_thermiques"].values()),
        air=Air(*next(iter(FLOWS.values())), leakage=1.9),
        heaters=(heater,),
        hot_water=WaterHeater("gas", 1.0, 1.0, collective=bool(record["q"]["ecs_collectif"])),
        old_heavy=str(record["materiaux_anciens"]) == "1",
    )


def _placed(window: Mapping[str, Any]) -> bool:
    return window["incl"] == "horizontal" or (window["ori"] in _SIDES and window["incl"] in _SLOPES)


def _window(one: Mapping[str, Any]) -> Window:
    # A window that gives on a closed space loses heat but gets no sun.
    solar = one["sw"] * one["fe1"] * one["fe2"] if one["adj"] == "extérieur" else 0.0
    if one["incl"] == "horizontal":
        return Window(one["s"], one["u"], solar, "south", "flat", one["b"])
    return Window(one["s"], one["u"], solar, _SIDES[one["ori"]], _SLOPES[one["incl"]], one["b"])
