"""Auxiliaries: generators, pumps and fans (annexe 1, sections 5 and 15)."""

from dataclasses import dataclass
from math import sqrt

from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.combustion import rated
from renovation.diagnosis.rules.description import Burner, Circuit, Description
from renovation.diagnosis.rules.heating import HeatingResult

# Electric power of a burner: G + H · Pn, watts for kilowatts, Pn up to a limit (section 15.1).
BURNER_W = {
    "boiler": (20.0, 1.6, 400.0),
    "wood": (73.3, 10.5, 70.0),
    "warm_air": (0.0, 4.0, 300.0),
    "gas": (40.0, 0.0, 1.0),
}
_KINDS = {
    "standard_boiler": "boiler",
    "low_temperature_boiler": "boiler",
    "condensing_boiler": "boiler",
    "warm_air": "warm_air",
    "gas_radiator": "gas",
}
LEAST_PUMP_W = 30.0
WATER_HEAT = 1.163


@dataclass(frozen=True, slots=True)
class Auxiliaries:
    """Electricity in kWh a year: burners of heating and of hot water, pumps, fans."""

    heating: float
    hot_water: float
    pumps: float
    fan: float

    @property
    def total(self) -> float:
        return self.heating + self.hot_water + self.pumps + self.fan


def auxiliaries(
    dwelling: Description, climate: Climate, loss_w_k: float, heat: HeatingResult, water_need_kwh: float
) -> Auxiliaries:
    """Burners while they run, pumps over the heating hours, fan all year."""
    heating = hot_water = 0.0
    for heater, result in zip(dwelling.heaters, heat.heaters, strict=True):
        if heater.burner is not None:
            heating += _burner_kwh(heater.burner, result.need_kwh, loss_w_k, climate)
    for water in dwelling.hot_water:
        if water.burner is not None:
            hot_water += _burner_kwh(water.burner, water_need_kwh * water.share, loss_w_k, climate)
    return Auxiliaries(heating, hot_water, pumps_kwh(dwelling, climate, loss_w_k), dwelling.fan_w * 8.76)


def _burner_kwh(burner: Burner, need_kwh: float, loss_w_k: float, climate: Climate) -> float:
    one = rated(burner, loss_w_k, climate.base_c)
    kind = "wood" if one.family == "wood_boiler" and burner.fanned else _KINDS.get(one.family, "")
    if not kind:
        return 0.0
    fixed, each, most_kw = BURNER_W[kind]
    power_kw = min(one.power_w / 1000, most_kw) if kind != "gas" else one.power_w / 1000
    return (fixed + each * power_kw) * need_kwh / power_kw / 1000


def pumps_kwh(dwelling: Description, climate: Climate, loss_w_k: float) -> float:
    """The pump of each circuit, once for the generators that share it."""
    hours, found = sum(climate.heating_hours), 0.0
    seen: dict[Circuit, float] = {}
    for heater in dwelling.heaters:
        if heater.circuit is not None:
            seen[heater.circuit] = max(seen.get(heater.circuit, 0.0), heater.area_share)
    for circuit, area_share in seen.items():
        found += pump_w(circuit, dwelling.area_m2, loss_w_k * (20 - climate.base_c), area_share) * hours / 1000
    return found


def pump_w(circuit: Circuit, area_m2: float, power_w: float, area_share: float = 1.0) -> float:
    """Power of a pump: 6.44 · (pressure · flow)^0.676, at least 30 W (section 15.2.1)."""
    length_m = 5 * circuit.spread * (circuit.levels + sqrt(area_m2 / circuit.levels))
    pressure_kpa = 0.15 * length_m + circuit.pressure_kpa
    flow_m3_h = power_w / 1000 * area_share / (WATER_HEAT * circuit.drop_k)
    parallel = max(1.0, area_m2 / 400)
    watts: float = 6.44 * (pressure_kpa * flow_m3_h / parallel) ** 0.676 * parallel
    return max(LEAST_PUMP_W, watts)
