"""The works on systems as changes of a detailed description: air, heating, hot water, control (sections 4, 8, 12, 14).

A new appliance is a row of the method's tables; figures that were given for the old one are dropped.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from renovation.diagnosis.rules.advice.subject import Move
from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.detail.entry import DetailedDwelling, Emitter, Generator, Heating, WaterHeater
from renovation.diagnosis.rules.detail.terms import Programme, Setup, Water
from renovation.diagnosis.rules.tables import rows

Dwelling = DetailedDwelling

HUMIDITY, DOUBLE_FLOW = "humidity_b_since_2013", "double_flow_own_since_2013"
AIR_WATER, AIR_AIR = "heat_pump_air_water_since_2017", "heat_pump_air_air_since_2015"
PELLET_STOVE, LOG_STOVE = "pellet_stove_since_2020", "log_stove_since_2018_label"
CONDENSING = "gas_boiler_condensing_since_2016"
BOTH_SERVICES, HEAT_PUMP_TANK = "heat_pump_both_since_2015", "water_heat_pump_outside_since_2015"
TANK_L = 200.0
FOSSIL = frozenset({"gas", "oil", "lpg", "coal"})
_BOILERS = frozenset({"standard_boiler", "low_temperature_boiler", "condensing_boiler"})
_WOOD_BOILERS: Mapping[str, str] = {
    "logs": "log_boiler_since_2020",
    "chips": "chip_boiler_since_2020",
    "pellets": "pellet_boiler_since_2020",
}
# What a stove or a heat pump beside stays: the setups in which a second appliance keeps its part.
_KEEPS_SUPPORT = frozenset({Setup.STOVE_SUPPORT, Setup.BATHROOM, Setup.STOVE_AND_BATHROOM})
# A generator whose model ends before this year is near its end.
WORN_BEFORE, OLD_PUMP_BEFORE, OLD_STOVE_BEFORE = 2001, 2015, 2005
_VALVELESS = ("radiator_one_pipe", "radiator_two_pipe")


def system_moves(dwelling: Dwelling) -> tuple[Move[Dwelling], ...]:
    """What can be done to the systems of this dwelling, in the order of works."""
    house = dwelling.kind is Kind.HOUSE
    found = [
        _move("ventilation", _fan_is_weak(dwelling), _with_air(HUMIDITY)),
        _move("ventilation_double", house and not _has_fan(dwelling, "double_flow"), _with_air(DOUBLE_FLOW)),
        *_heating_moves(dwelling, house=house),
        _move("hot_water", _electric_tank(dwelling) is not None, _with_heat_pump_tank),
        *_control_moves(dwelling),
    ]
    return tuple(move for move in found if move is not None)


def main_row(dwelling: Dwelling) -> Mapping[str, Any]:
    """The row of the main generator; nothing without heating."""
    if not dwelling.heating or not dwelling.heating[0].generators:
        return {}
    return rows("generators")[dwelling.heating[0].generators[0].model]


def main_energy(dwelling: Dwelling) -> str:
    row = main_row(dwelling)
    return str(dwelling.heating[0].generators[0].energy or row["energy"]) if row else ""


def is_worn(code: str, before: int = WORN_BEFORE) -> bool:
    """Whether the last year of a model ("…_1991_2000", "…_before_1990") is past."""
    years = [int(year) for year in re.findall(r"\d{4}", code)]
    return bool(years) and "since" not in code and max(years) < before


def is_mechanical(dwelling: Dwelling) -> bool:
    return bool(dwelling.ventilation) and not _has_fan(dwelling, "none")


def _has_fan(dwelling: Dwelling, fan: str) -> bool:
    return any(rows("ventilation")[one.system]["fan"] == fan for one in dwelling.ventilation)


def _fan_is_weak(dwelling: Dwelling) -> bool:
    """No fan, or one that draws the same air day and night."""
    return not dwelling.ventilation or _has_fan(dwelling, "none") or _has_fan(dwelling, "extract")


def _with_air(system: str) -> Callable[[Dwelling], Dwelling]:
    def done(state: Dwelling) -> Dwelling:
        return replace(state, ventilation=tuple(replace(one, system=system) for one in state.ventilation))

    return done


def _heating_moves(dwelling: Dwelling, *, house: bool) -> list[Move[Dwelling] | None]:
    row = main_row(dwelling)
    if not row:
        return []
    family, energy, code = row["family"], main_energy(dwelling), str(row["code"])
    shared = dwelling.heating[0].collective
    fossil = energy in FOSSIL and (family in _BOILERS or family == "wood_boiler") and "hybrid" not in code
    joule = family == "joule"
    old_pump = family == "heat_pump" and "air_water" in code and is_worn(code, OLD_PUMP_BEFORE)
    log_stove = family == "stove" and energy == "logs" and is_worn(code, OLD_STOVE_BEFORE)
    old_wood = family == "wood_boiler" and energy in _WOOD_BOILERS and is_worn(code)
    gas = fossil and energy == "gas" and not shared and not house and "condensing" not in code
    return [
        _move("heat_pump", fossil and not shared and house, _with_heat_pump),
        _move("shared_heat_pump", fossil and shared, _with_heat_pump),
        _move("air_heat_pump", joule, _with_air_heat_pump),
        _move("stove", joule and house, _with_stove),
        _move("new_stove", log_stove, lambda state: _with_model(state, LOG_STOVE)),
        _move("new_wood_boiler", old_wood, lambda state: _with_model(state, _WOOD_BOILERS[energy])),
        _move("new_heat_pump", old_pump and house and not shared, lambda state: _with_model(state, AIR_WATER)),
        _move("boiler", gas, lambda state: _with_model(state, CONDENSING)),
    ]


def _with_main(state: Dwelling, heating: Heating) -> Dwelling:
    return replace(state, heating=(heating, *state.heating[1:]))


def _with_model(state: Dwelling, model: str) -> Dwelling:
    """The same installation with a new appliance, which makes the hot water that the old one made."""
    heating = state.heating[0]
    old = heating.generators[0]
    after = _with_main(
        state, replace(heating, generators=(Generator(model, inside=old.inside), *heating.generators[1:]))
    )
    return replace(after, hot_water=tuple(_same_water(one, old.model, model) for one in after.hot_water))


def _same_water(water: WaterHeater, old: str, new: str) -> WaterHeater:
    if water.model != old:
        return water
    return replace(water, model=new, energy=None, generation=None, generation_and_storage=None, power_kw=None)


def _with_heat_pump(state: Dwelling) -> Dwelling:
    """The emitters stay, at a milder water; the heat pump makes the hot water that the boiler made."""
    heating = state.heating[0]
    old = heating.generators[0]
    keeps = heating.setup in _KEEPS_SUPPORT
    pump = replace(
        heating,
        generators=(Generator(AIR_WATER, inside=old.inside), *(heating.generators[1:] if keeps else ())),
        setup=heating.setup if keeps else Setup.SIMPLE,
        emitters=tuple(_milder(emitter) for emitter in heating.emitters),
    )
    water = tuple(_pump_water(one) if one.model == old.model else one for one in state.hot_water)
    return replace(_with_main(state, pump), hot_water=water)


def _milder(emitter: Emitter) -> Emitter:
    return replace(emitter, water=Water.MEDIUM) if emitter.water is Water.HIGH else emitter


def _pump_water(water: WaterHeater) -> WaterHeater:
    return replace(
        water,
        model=BOTH_SERVICES,
        energy=None,
        generation=None,
        generation_and_storage=None,
        power_kw=None,
        volume_l=water.volume_l or TANK_L,
    )


def _with_air_heat_pump(state: Dwelling) -> Dwelling:
    heating = state.heating[0]
    programme = heating.emitters[0].programme if heating.emitters else Programme.NONE
    emitter = Emitter("warm_air_refrigerant", programme=programme)
    new = replace(heating, generators=(Generator(AIR_AIR, inside=True),), emitters=(emitter,), setup=Setup.SIMPLE)
    return _with_main(state, new)


def _with_stove(state: Dwelling) -> Dwelling:
    """The stove first, the electric radiators for the rest (section 9.1)."""
    heating = state.heating[0]
    programme = heating.emitters[0].programme if heating.emitters else Programme.NONE
    new = replace(
        heating,
        generators=(Generator(PELLET_STOVE, inside=True), *heating.generators[:1]),
        emitters=(Emitter("stove", programme=programme), *heating.emitters[:1]),
        setup=Setup.STOVE_SUPPORT,
    )
    return _with_main(state, new)


def _electric_tank(dwelling: Dwelling) -> int | None:
    """The rank of an own electric tank without solar panels."""
    for rank, one in enumerate(dwelling.hot_water):
        row = rows("water_heaters").get(one.model)
        if row is not None and row["family"] == "electric_tank" and not one.collective and not one.solar_share:
            return rank
    return None


def _with_heat_pump_tank(state: Dwelling) -> Dwelling:
    rank = _electric_tank(state)
    if rank is None:
        return state
    old = state.hot_water[rank]
    new = replace(
        old,
        model=HEAT_PUMP_TANK,
        generation=None,
        generation_and_storage=None,
        storage=None,
        volume_l=max(old.volume_l or 0.0, TANK_L),
    )
    return replace(state, hot_water=(*state.hot_water[:rank], new, *state.hot_water[rank + 1 :]))


def _control_moves(dwelling: Dwelling) -> list[Move[Dwelling] | None]:
    if not dwelling.heating or dwelling.heating[0].collective or not dwelling.heating[0].emitters:
        return []
    water = any(rows("emitters")[one.model]["network"] == "water" for one in dwelling.heating[0].emitters)
    todo = any(_controlled(one) != one for one in dwelling.heating[0].emitters)
    return [_move("control_water" if water else "control_electric", todo, _with_control)]


def _with_control(state: Dwelling) -> Dwelling:
    heating = state.heating[0]
    return _with_main(state, replace(heating, emitters=tuple(_controlled(one) for one in heating.emitters)))


def _controlled(emitter: Emitter) -> Emitter:
    """A programme room by room, or a central one with valves on a water circuit."""
    water = rows("emitters")[emitter.model]["network"] == "water"
    aimed = Programme.CENTRAL_MINIMUM if water else Programme.ROOMS
    better = emitter.programme in (Programme.NONE, Programme.CENTRAL, *(() if water else (Programme.CENTRAL_MINIMUM,)))
    valves = emitter.model in _VALVELESS
    if not better and not valves:
        return emitter
    return replace(
        emitter,
        model=f"{emitter.model}_valve" if valves else emitter.model,
        programme=aimed if better else emitter.programme,
        room_control=True if valves else emitter.room_control,
        regulation=None if valves else emitter.regulation,
        intermittence=None,
    )


def _move(code: str, fits: bool, done: Callable[[Dwelling], Dwelling]) -> Move[Dwelling] | None:
    return Move(code=code, proposed=lambda _: True, done=done) if fits else None
