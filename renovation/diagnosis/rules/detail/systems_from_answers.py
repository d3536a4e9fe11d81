"""The systems that a household named, as lines of a detailed description."""

from collections.abc import Mapping

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import (
    Age,
    Control,
    Emitter,
    Generator,
    HotWater,
    Kind,
    Period,
    Ventilation,
    YesNo,
)
from renovation.diagnosis.rules.detail import entry, terms
from renovation.diagnosis.rules.detail.telling import Teller
from renovation.diagnosis.rules.questionnaire_systems import BESIDE_A_STOVE, HYDRONIC, STOVES

Ages = tuple[str, str, str]

_RANK = {Age.OLD: 0, Age.MIDDLE: 1, Age.RECENT: 2}
_BOILERS: Mapping[YesNo, Ages] = {
    YesNo.YES: ("condensing_1986_2000", "condensing_2001_2015", "condensing_since_2016"),
    YesNo.NO: ("standard_1991_2000", "standard_2001_2015", "low_temperature_since_2016"),
    YesNo.UNKNOWN: ("standard_1991_2000", "low_temperature_2001_2015", "condensing_since_2016"),
}
_OIL: Mapping[YesNo, Ages] = {
    YesNo.YES: ("condensing_1996_2015", "condensing_1996_2015", "condensing_since_2016"),
    YesNo.NO: ("classic_1981_1990", "standard_1991_2015", "standard_since_2016"),
    YesNo.UNKNOWN: ("classic_1981_1990", "standard_1991_2015", "condensing_since_2016"),
}
# More than 25 years, 10 to 25 years, less than 10 years.
_MODELS: Mapping[Generator, Ages] = {
    Generator.ELECTRIC: ("convector", "radiant_panel", "electric_radiator"),
    Generator.AIR_WATER: (
        "heat_pump_air_water_before_2008",
        "heat_pump_air_water_2008_2014",
        "heat_pump_air_water_since_2017",
    ),
    Generator.AIR_AIR: ("heat_pump_air_air_before_2008", "heat_pump_air_air_2008_2014", "heat_pump_air_air_since_2015"),
    Generator.LOGS: ("log_stove_1990_2004", "log_stove_2007_2017_label", "log_stove_since_2018_label"),
    Generator.PELLETS: ("pellet_stove_before_2012", "pellet_stove_2012_2019", "pellet_stove_since_2020"),
    Generator.WOOD_BOILER: ("log_boiler_1995_2003", "log_boiler_2004_2012", "log_boiler_since_2020"),
    Generator.NETWORK: ("network", "network", "network"),
}
_HEAT_PUMP_BOTH: Ages = ("heat_pump_both_before_2010", "heat_pump_both_2010_2014", "heat_pump_both_since_2014")
_PROGRAMME = {
    Control.NONE: terms.Programme.NONE,
    Control.CENTRAL: terms.Programme.CENTRAL_MINIMUM,
    Control.ROOMS: terms.Programme.ROOMS,
}
_TANK_L = {Kind.HOUSE: 200.0, Kind.FLAT: 150.0}
_USUAL_PEAK_KW = 3.0
_SINCE_2013 = frozenset({Period.FROM_2013, Period.SINCE_2022})


def generator_model(settled: Answers) -> str:
    """The row of the table that fits the generator, its age and its kind."""
    rank, generator = _RANK[settled.generator_age], settled.generator
    if generator is Generator.OIL:
        return f"oil_boiler_{_OIL[settled.condensing][rank]}"
    if generator in (Generator.GAS, Generator.LPG):
        return f"{generator}_boiler_{_BOILERS[settled.condensing][rank]}"
    return _MODELS[generator][rank]


def heating(settled: Answers, tell: Teller) -> tuple[entry.Heating, ...]:
    """The installation, its support stove if there is one; beside a stove that heats alone, electric radiators."""
    alone = settled.generator in STOVES
    stove = settled.support_stove is YesNo.YES and not alone
    generators = [entry.Generator(generator_model(settled))]
    emitters = [_emitter(settled)]
    if stove:
        generators.append(entry.Generator("log_stove_2007_2017_label"))
        emitters.append(entry.Emitter("stove"))
    main_m2, beside_m2 = _areas(settled) if alone else (None, None)
    found = [
        entry.Heating(
            generators=tuple(generators),
            emitters=tuple(emitters),
            setup=terms.Setup.STOVE_SUPPORT if stove else terms.Setup.SIMPLE,
            area_m2=main_m2,
            collective=settled.collective is YesNo.YES,
        )
    ]
    tell.plain("heating.0.", setup="support_stove", area_m2="", collective="collective")
    tell.plain("heating.0.generators.0.", model="generator")
    tell.plain("heating.0.emitters.0.", model="emitter", programme="control", water="")
    if alone:
        beside = (entry.Generator("convector"),), (entry.Emitter("convector", programme=_PROGRAMME[settled.control]),)
        found.append(entry.Heating(*beside, area_m2=beside_m2))
        tell.plain("heating.1.", generators="", emitters="", area_m2="")
    return tuple(found)


def _areas(settled: Answers) -> tuple[float, float]:
    """What a stove heats and what electric radiators heat beside it."""
    area_m2 = settled.area_m2 or 0.0
    return round(area_m2 * (1 - BESIDE_A_STOVE), 1), round(area_m2 * BESIDE_A_STOVE, 1)


def _emitter(settled: Answers) -> entry.Emitter:
    programme = _PROGRAMME[settled.control]
    if settled.generator in STOVES:
        return entry.Emitter("stove", programme=programme)
    if settled.generator is Generator.AIR_AIR:
        return entry.Emitter("warm_air_refrigerant", programme=programme)
    if settled.generator is Generator.ELECTRIC:
        return entry.Emitter(generator_model(settled), programme=programme)
    if settled.emitter is Emitter.FLOOR:
        return entry.Emitter("water_floor", water=terms.Water.LOW, programme=programme)
    valves = "_valve" if settled.control is Control.ROOMS else ""
    recent = settled.generator_age is Age.RECENT
    water = terms.Water.MEDIUM if recent or settled.generator is Generator.AIR_WATER else terms.Water.HIGH
    return entry.Emitter(f"radiator_two_pipe{valves}", water=water, programme=programme)


def ventilation(settled: Answers, several_sides: bool, tell: Teller) -> tuple[entry.Ventilation, ...]:
    tell.plain("ventilation.0.", system="ventilation", several_sides="sides")
    return (entry.Ventilation(_ventilation_model(settled), several_sides=several_sides),)


def _ventilation_model(settled: Answers) -> str:
    """The system of the period of construction: its own age is not asked."""
    since_2013 = settled.period in _SINCE_2013
    since_2001 = settled.period in (Period.FROM_2001, Period.FROM_2006)
    if settled.ventilation is Ventilation.DOUBLE_FLOW:
        return "double_flow_own_since_2013" if since_2013 else "double_flow_own_before_2013"
    if settled.ventilation is Ventilation.HUMIDITY:
        age = "since_2013" if since_2013 else "2001_2012" if since_2001 else "before_2001"
        return f"humidity_b_{age}" if since_2013 or since_2001 else f"humidity_a_{age}"
    if settled.ventilation is Ventilation.EXTRACT:
        return "extract_since_2013" if since_2013 else "extract_2001_2012" if since_2001 else "extract_1982_2000"
    return {Ventilation.WINDOWS: "windows", Ventilation.NATURAL: "grilles"}[settled.ventilation]


def hot_water(settled: Answers, solar_share: float, tell: Teller) -> tuple[entry.WaterHeater, ...]:
    tell.plain("hot_water.0.", model="hot_water", volume_l="", collective="collective", solar_share="")
    collective = settled.collective is YesNo.YES
    rank = _RANK[settled.generator_age]
    if settled.hot_water is HotWater.SAME and settled.generator in HYDRONIC:
        heat_pump = settled.generator is Generator.AIR_WATER
        model = _HEAT_PUMP_BOTH[rank] if heat_pump else generator_model(settled)
        return (entry.WaterHeater(model, collective=collective),)
    if settled.hot_water is HotWater.GAS_HEATER:
        return (entry.WaterHeater("gas_instant_2001_2015"),)
    litres = _TANK_L[settled.kind]
    if settled.hot_water is HotWater.THERMODYNAMIC:
        return (entry.WaterHeater("water_heat_pump_outside_since_2015", volume_l=litres),)
    return (entry.WaterHeater("electric_tank", volume_l=litres, solar_share=solar_share or None),)


def cooling(settled: Answers, tell: Teller) -> tuple[entry.Cooling, ...]:
    if settled.cooling is not YesNo.YES:
        return ()
    tell.plain("cooling.0.", area_m2="")
    return (entry.Cooling(area_m2=round(settled.area_m2 or 0.0, 1)),)


def panels(settled: Answers, tell: Teller) -> tuple[entry.Photovoltaics, ...]:
    """The household says only that there are panels: a usual size, to be corrected."""
    if settled.solar is not YesNo.YES:
        return ()
    tell.plain("photovoltaics.0.", peak_kw="", orientation="", slope_degrees="")
    return (entry.Photovoltaics(peak_kw=_USUAL_PEAK_KW),)
