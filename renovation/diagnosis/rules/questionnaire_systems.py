"""From answers to systems, in the words of a detailed description: heating, hot water, air, cooling, panels.

What a household is not asked (exact model, emitters) stands in the table `questionnaire`.
"""

from typing import Any

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
from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.detail import entry
from renovation.diagnosis.rules.detail.terms import EmitterPeriod, Programme, Setup, Water
from renovation.diagnosis.rules.tables import table

HYDRONIC = frozenset(
    {Generator.GAS, Generator.OIL, Generator.LPG, Generator.AIR_WATER, Generator.WOOD_BOILER, Generator.NETWORK}
)
STOVES = frozenset({Generator.LOGS, Generator.PELLETS})
BOILERS = frozenset({Generator.GAS, Generator.OIL, Generator.LPG})
COOLER_YEAR = 2010
PANELS_M2 = 18.0
_RANK = {Age.OLD: 0, Age.MIDDLE: 1, Age.RECENT: 2}
_PROGRAMME = {
    Control.NONE: Programme.NONE,
    Control.CENTRAL: Programme.CENTRAL_MINIMUM,
    Control.ROOMS: Programme.ROOMS,
}
# Four ages of ventilation: before 1982, 1982 to 2000, 2001 to 2012, since 2013.
_AIR_AGE = {
    **dict.fromkeys((Period.BEFORE_1948, Period.FROM_1948, Period.FROM_1975, Period.FROM_1978), 0),
    **dict.fromkeys((Period.FROM_1983, Period.FROM_1989), 1),
    **dict.fromkeys((Period.FROM_2001, Period.FROM_2006), 2),
    **dict.fromkeys((Period.FROM_2013, Period.SINCE_2022), 3),
}


def generator_model(answers: Answers) -> str:
    """The row of the table of generators that fits energy, age and condensing."""
    row: Any = table("questionnaire")["generators"][str(answers.generator)]
    if answers.generator in BOILERS:
        row = row["yes" if answers.condensing is YesNo.YES else "no"]
    return str(row[_RANK[answers.generator_age]])


def heating(answers: Answers) -> entry.Heating:
    """The main appliance, and beside it what it leaves: radiators beside a stove, a stove beside anything else."""
    collective = answers.collective is YesNo.YES
    main = entry.Generator(generator_model(answers), inside=not collective)
    emitter = _emitter(answers)
    if answers.generator in STOVES:
        support = entry.Generator("other_joule", inside=True)
        beside = entry.Emitter("other_joule", programme=_programme(answers, water=False))
        return entry.Heating((main, support), (emitter, beside), setup=Setup.STOVE_SUPPORT)
    if answers.support_stove is YesNo.YES:
        stove = entry.Generator(table("questionnaire")["support_stove"], inside=True)
        return entry.Heating(
            (main, stove), (emitter, entry.Emitter("stove")), setup=Setup.STOVE_SUPPORT, collective=collective
        )
    return entry.Heating((main,), (emitter,), collective=collective)


def _emitter(answers: Answers) -> entry.Emitter:
    generator = answers.generator
    if generator in STOVES:
        return entry.Emitter("stove", programme=_programme(answers, water=False))
    if generator is Generator.AIR_AIR:
        return entry.Emitter("warm_air_refrigerant", programme=_programme(answers, water=False))
    if generator is Generator.ELECTRIC:
        model = table("questionnaire")["electric_emitters"][generator_model(answers)]
        return entry.Emitter(model, programme=_programme(answers, water=False))
    return _water_emitter(answers)


def _water_emitter(answers: Answers) -> entry.Emitter:
    """Radiators on warm water, hot where the boiler is old; floors on cool water."""
    floor = answers.emitter is Emitter.FLOOR
    valves = answers.control is Control.ROOMS
    old = answers.generator_age is Age.OLD and answers.generator is not Generator.AIR_WATER
    return entry.Emitter(
        model="water_floor" if floor else f"radiator_two_pipe{'_valve' if valves else ''}",
        water=Water.LOW if floor else Water.HIGH if old else Water.MEDIUM,
        insulated=answers.period in (Period.FROM_2006, Period.FROM_2013, Period.SINCE_2022),
        period=_emitter_period(answers.period),
        programme=_programme(answers, water=True),
        room_control=valves,
    )


def _programme(answers: Answers, *, water: bool) -> Programme:
    """Valves on water radiators are no programme; in a shared installation the programme is the building's."""
    if answers.collective is YesNo.YES and water:
        return Programme.SHARED if answers.control is Control.CENTRAL else Programme.NONE
    if water and answers.control is Control.ROOMS:
        return Programme.NONE
    return _PROGRAMME[answers.control]


def _emitter_period(period: Period) -> EmitterPeriod:
    return (EmitterPeriod.BEFORE_1981, EmitterPeriod.FROM_1981, EmitterPeriod.SINCE_2001, EmitterPeriod.SINCE_2001)[
        _AIR_AGE[period]
    ]


def hot_water(answers: Answers, weather: Climate) -> entry.WaterHeater:
    """By the heating, or an appliance of its own; "by the heating" means a tank where there is no water circuit."""
    rows = table("questionnaire")
    collective = answers.collective is YesNo.YES
    if answers.hot_water is HotWater.SAME and answers.generator in HYDRONIC:
        volume_l = float(rows["heating_tank_l"][str(answers.generator)])
        if answers.generator is Generator.AIR_WATER:
            model = rows["with_heat_pump"][_RANK[answers.generator_age]]
            return entry.WaterHeater(model, inside=True, close=False, volume_l=volume_l)
        return entry.WaterHeater(
            generator_model(answers), inside=not collective, close=False, volume_l=volume_l, collective=collective
        )
    if answers.hot_water in (HotWater.GAS_HEATER, HotWater.THERMODYNAMIC):
        volume_l = 0.0 if answers.hot_water is HotWater.GAS_HEATER else 200.0
        return entry.WaterHeater(rows["hot_water"][str(answers.hot_water)], inside=True, close=False, volume_l=volume_l)
    sun = table("solar_share")[weather.zone][str(answers.kind)]
    return entry.WaterHeater(
        rows["hot_water"]["electric_tank"],
        inside=True,
        close=False,
        volume_l=float(rows["tank_l"][str(answers.kind)]),
        solar_share=sun if answers.hot_water is HotWater.SOLAR else None,
    )


def ventilation(answers: Answers, *, several_sides: bool) -> entry.Ventilation:
    system = table("questionnaire")["ventilation"][str(answers.ventilation)][_AIR_AGE[answers.period]]
    both = several_sides or answers.ventilation is Ventilation.DOUBLE_FLOW
    return entry.Ventilation(system, several_sides=both)


def cooling(answers: Answers) -> tuple[entry.Cooling, ...]:
    """An air conditioner of 2008 to 2014 for the whole dwelling."""
    return (entry.Cooling(year=COOLER_YEAR),) if answers.cooling is YesNo.YES else ()


def panels(answers: Answers) -> tuple[entry.Photovoltaics, ...]:
    """Panels of 3 kWc on a house that looks south; those of a building are nobody's."""
    if answers.solar is YesNo.YES and answers.kind is Kind.HOUSE:
        return (entry.Photovoltaics(area_m2=PANELS_M2),)
    return ()
