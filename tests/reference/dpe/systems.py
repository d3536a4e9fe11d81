"""Heating, hot water and cooling of a record as ours."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from renovation.diagnosis.rules.detail import entry
from renovation.diagnosis.rules.detail.terms import EmitterPeriod, Programme, Setup, Water
from tests.reference.dpe import labels
from tests.reference.dpe.values import flag, lines, number, text

SETUPS = (
    ("collectif avec base + appoint", Setup.BASE_AND_SUPPORT),
    ("insert ou poêle bois et un chauffage électrique", Setup.STOVE_AND_BATHROOM),
    ("insert ou poêle bois en appoint", Setup.STOVE_SUPPORT),
    ("salle de bain", Setup.BATHROOM),
    ("en relève d’une chaudière bois", Setup.RELAY_WOOD),
    ("en relève de pac", Setup.RELAY_HEAT_PUMP),
    ("chauffage solaire", Setup.SOLAR),
)
EMITTERS = (
    ("convecteur bi-jonction", "bijunction"),
    ("convecteur électrique", "convector"),
    ("panneau rayonnant", "radiant_panel"),
    ("radiateur électrique à accumulation", "storage_radiator"),
    ("radiateur électrique", "electric_radiator"),
    ("effet joule", "other_joule"),
    ("réseau aéraulique", "warm_air_ducts"),
    ("(air soufflé) avec distribution par fluide", "warm_air_refrigerant"),
    ("plafond rayonnant électrique avec", "radiant_ceiling_controlled"),
    ("plafond rayonnant", "radiant_ceiling"),
    ("plancher rayonnant électrique avec", "radiant_floor_controlled"),
    ("plancher rayonnant", "radiant_floor"),
    ("plancher chauffant sur", "water_floor"),
    ("plafond chauffant sur", "water_ceiling"),
    ("plancher chauffant", "refrigerant_floor"),
    ("plafond chauffant", "refrigerant_ceiling"),
    ("radiateur avec distribution", "refrigerant_radiator"),
    ("radiateur gaz", "gas_radiator"),
    ("poêle", "stove"),
    ("monotube sans", "radiator_one_pipe"),
    ("monotube avec", "radiator_one_pipe_valve"),
    ("bitube sans", "radiator_two_pipe"),
    ("bitube avec", "radiator_two_pipe_valve"),
    ("(ventiloconvecteur) sur", "fan_coil"),
    ("ventiloconvecteur", "fan_coil_electric"),
)
# What nobody names counts as the method counts an unknown shared system.
UNNAMED = "shared_default"
# Where nothing at all is described, electricity does it.
UNHEATED = entry.Heating((entry.Generator("other_joule"),), (entry.Emitter("other_joule"),))
NO_WATER_HEATER = entry.WaterHeater("electric_tank")
WATERS = {"basse": Water.LOW, "moyenne": Water.MEDIUM, "haute": Water.HIGH}
PERIODS = {
    "avant 1981": EmitterPeriod.BEFORE_1981,
    "entre 1981 et 2000": EmitterPeriod.FROM_1981,
    "après 2000": EmitterPeriod.SINCE_2001,
}


def heating_of(systems: Sequence[Mapping[str, Any]], area_m2: float, *, whole: bool) -> tuple[entry.Heating, ...]:
    """Each installation with a generator; `whole`: it heats all that the envelope holds, not the flat's area alone."""
    return tuple(_heating(one, area_m2, whole=whole) for one in systems if lines(one, "generateurs")) or (UNHEATED,)


def _heating(one: Mapping[str, Any], area_m2: float, *, whole: bool) -> entry.Heating:
    setup = labels.first(SETUPS, text(one, "cfg"), Setup.SIMPLE)
    assert isinstance(setup, Setup)
    generators, emitters = lines(one, "generateurs"), lines(one, "emetteurs") or [{}]
    area = None if whole else number(one, "s", 1)
    return entry.Heating(
        generators=tuple(_generator(generator) for generator in generators),
        emitters=tuple(_emitter(emitter) for emitter in emitters),
        setup=setup,
        # Some records give the area of the whole building.
        area_m2=area if area is not None and area <= area_m2 * 1.05 else area_m2,
        collective="collective" in text(one, "installation"),
        solar_share=number(one, "fch", 0, 1) if setup is Setup.SOLAR else None,
    )


def _generator(one: Mapping[str, Any]) -> entry.Generator:
    power_w = number(one, "pn_w", 100, 1e8)
    return entry.Generator(
        model=labels.code_of("generators", text(one, "type")) or _unnamed(text(one, "type")),
        energy=labels.ENERGIES.get(text(one, "energie")),
        inside=flag(one, "dans_volume_chauffe"),
        power_kw=power_w / 1000 if power_w else None,
        efficiency=_efficiency(one, "rg") or _efficiency(one, "scop"),
        full_load=_efficiency(one, "rpn"),
        part_load=_efficiency(one, "rpint"),
        standby_w=_watts(number(one, "qp0", 0)),
    )


def _unnamed(label: str) -> str:
    """An appliance that our tables lack is said on the error output: its consumption is a guess."""
    sys.stderr.write(f"appliance unknown to the tables, counted as {UNNAMED}: {label or 'not said'}\n")
    return UNNAMED


def _efficiency(one: Mapping[str, Any], name: str) -> float | None:
    return number(one, name, 0.05, 10)


def _watts(standby: float | None) -> float | None:
    """Some software writes kilowatts."""
    return standby * 1000 if standby is not None and standby < 5 else standby


def _emitter(one: Mapping[str, Any]) -> entry.Emitter:
    model = labels.first(EMITTERS, text(one, "type"), "other")
    rooms = text(one, "regulation")
    return entry.Emitter(
        model=str(model),
        area_m2=number(one, "s", 0),
        water=WATERS.get(text(one, "temp"), Water.NONE),
        insulated=flag(one, "reseau_isole") is True,
        period=PERIODS.get(text(one, "periode")),
        programme=labels.PROGRAMMES.get(text(one, "intermittence"), Programme.NONE),
        room_control=rooms.startswith("avec") if rooms else None,
        intermittence=number(one, "i0", 0.3, 2),
        emission=_efficiency(one, "re"),
        distribution=_efficiency(one, "rd"),
        regulation=_efficiency(one, "rr"),
    )


def hot_water_of(systems: Sequence[Mapping[str, Any]], building_m2: float | None) -> tuple[entry.WaterHeater, ...]:
    """`building_m2`: what a shared tank serves, where it is more than the dwelling."""
    pairs = [(one, generator) for one in systems for generator in lines(one, "generateurs")]
    if not pairs:
        return (NO_WATER_HEATER,)
    return tuple(_water_heater(one, generator, 1 / len(pairs), building_m2) for one, generator in pairs)


def _water_heater(
    one: Mapping[str, Any], generator: Mapping[str, Any], share: float, building_m2: float | None
) -> entry.WaterHeater:
    kind = text(generator, "type")
    return entry.WaterHeater(
        model=labels.code_of("water_heaters", kind) or labels.code_of("generators", kind) or _unnamed(kind),
        energy=labels.ENERGIES.get(text(generator, "energie")),
        inside=flag(generator, "dans_volume_chauffe"),
        volume_l=number(generator, "volume_l", 0, 1e5),
        collective="collective" in text(one, "installation"),
        served_m2=building_m2,
        share=share,
        solar_share=number(one, "fecs", 0, 0.99),
        generation=_efficiency(generator, "cop") or _efficiency(generator, "rg"),
        storage=_efficiency(generator, "rs"),
        generation_and_storage=_efficiency(generator, "rgs"),
        distribution=_efficiency(one, "rd"),
    )


def cooling_of(systems: Sequence[Mapping[str, Any]]) -> tuple[entry.Cooling, ...]:
    return tuple(entry.Cooling(area_m2=number(one, "s", 0), seer=number(one, "seer", 0.5, 20)) for one in systems)
