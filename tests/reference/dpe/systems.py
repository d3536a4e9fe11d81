"""Heating, hot water and cooling of a record as ours."""

from collections.abc import Mapping, Sequence
from typing import Any

from renovation.diagnosis.rules.detail import entry
from renovation.diagnosis.rules.detail.terms import EmitterPeriod, Programme, Setup, Water
from tests.reference.dpe import labels

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
WATERS = {"basse": Water.LOW, "moyenne": Water.MEDIUM, "haute": Water.HIGH}
PERIODS = {
    "avant 1981": EmitterPeriod.BEFORE_1981,
    "entre 1981 et 2000": EmitterPeriod.FROM_1981,
    "après 2000": EmitterPeriod.SINCE_2001,
}


def heating_of(one: Mapping[str, Any], area_m2: float) -> entry.Heating:
    setup = labels.first(SETUPS, one.get("cfg") or "", Setup.SIMPLE)
    assert isinstance(setup, Setup)
    area = one.get("s") or area_m2
    return entry.Heating(
        generators=tuple(_generator(generator) for generator in one["generateurs"]),
        emitters=tuple(_emitter(emitter) for emitter in one["emetteurs"]),
        setup=setup,
        # Some records give the area of the whole building.
        area_m2=area if area <= area_m2 * 1.05 else area_m2,
        collective="collective" in (one.get("installation") or ""),
        solar_share=one.get("fch") if setup is Setup.SOLAR else None,
    )


def _generator(one: Mapping[str, Any]) -> entry.Generator:
    power_w = one.get("pn_w")
    return entry.Generator(
        model=labels.code_of("generators", one["type"]) or "shared_default",
        energy=labels.ENERGIES.get(one.get("energie") or ""),
        inside=_inside(one),
        power_kw=power_w / 1000 if power_w else None,
        efficiency=one.get("rg") or one.get("scop"),
        full_load=one.get("rpn"),
        part_load=one.get("rpint"),
        standby_w=_watts(one.get("qp0")),
    )


def _watts(standby: float | None) -> float | None:
    """Some software writes kilowatts."""
    return standby * 1000 if standby is not None and standby < 5 else standby


def _emitter(one: Mapping[str, Any]) -> entry.Emitter:
    model = labels.first(EMITTERS, one.get("type") or "", "other")
    rooms = one.get("regulation")
    return entry.Emitter(
        model=str(model),
        area_m2=one.get("s"),
        water=WATERS.get(one.get("temp") or "", Water.NONE),
        insulated=str(one.get("reseau_isole")) == "1",
        period=PERIODS.get(one.get("periode") or ""),
        programme=labels.PROGRAMMES.get(one.get("intermittence") or "", Programme.NONE),
        room_control=None if rooms is None else rooms.startswith("avec"),
        intermittence=one.get("i0"),
        emission=one.get("re"),
        distribution=one.get("rd"),
        regulation=one.get("rr"),
    )


def hot_water_of(systems: Sequence[Mapping[str, Any]]) -> tuple[entry.WaterHeater, ...]:
    count = sum(len(one["generateurs"]) for one in systems)
    return tuple(_water_heater(one, generator, 1 / count) for one in systems for generator in one["generateurs"])


def _water_heater(one: Mapping[str, Any], generator: Mapping[str, Any], share: float) -> entry.WaterHeater:
    kind = generator["type"]
    return entry.WaterHeater(
        model=labels.code_of("water_heaters", kind) or labels.code_of("generators", kind) or "shared_default",
        energy=labels.ENERGIES.get(generator.get("energie") or ""),
        inside=_inside(generator),
        volume_l=generator.get("volume_l"),
        collective="collective" in (one.get("installation") or ""),
        share=share,
        solar_share=one.get("fecs"),
        generation=generator.get("cop") or generator.get("rg"),
        storage=generator.get("rs"),
        generation_and_storage=generator.get("rgs"),
        distribution=one.get("rd"),
    )


def _inside(one: Mapping[str, Any]) -> bool | None:
    return None if one.get("dans_volume_chauffe") is None else str(one["dans_volume_chauffe"]) == "1"


def cooling_of(systems: Sequence[Mapping[str, Any]]) -> tuple[entry.Cooling, ...]:
    return tuple(entry.Cooling(area_m2=one.get("s"), seer=one.get("seer")) for one in systems)
