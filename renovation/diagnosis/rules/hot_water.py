"""Hot water: need and final energy (annexe 1, sections 11, 13 and 14)."""

from renovation.diagnosis.rules.climate import DAYS, Climate
from renovation.diagnosis.rules.combustion import Rated, rated
from renovation.diagnosis.rules.description import Description, WaterHeater
from renovation.diagnosis.rules.gains import occupants

LITRES_A_DAY = 56
HOT_C = 40
HEAT_OF_WATER = 1.163  # Wh/L.K
STANDING_HOURS = 8592
TANK_DELTA = 45
# Hours of the year at which a boiler stands by for hot water, and a pilot burns (section 14.1).
STANDBY_HOURS, PILOT_HOURS = 1790, 6970
OTHER_TANK = (67662, 0.55)


def water_need_kwh(dwelling: Description, climate: Climate) -> float:
    """1.163 · Nadeq · 56 L · (40 − cold water) over the days of each month (section 11.1)."""
    litres = occupants(dwelling.kind, dwelling.area_m2, dwelling.flats) * LITRES_A_DAY
    degree_days = sum((HOT_C - cold) * days for cold, days in zip(climate.cold_water_c, DAYS, strict=True))
    return HEAT_OF_WATER * litres * degree_days / 1000


def electric_tank_loss_wh(litres: float, loss_factor: float) -> float:
    """Qgw of an electric tank, Wh a year: 8592 · 45/24 · V · Cr (section 14.1)."""
    return STANDING_HOURS * (TANK_DELTA / 24) * litres * loss_factor


def other_tank_loss_wh(litres: float) -> float:
    """Qgw of any other tank, Wh a year: 67662 · V^0.55 (section 14.1)."""
    factor, exponent = OTHER_TANK
    return factor * litres**exponent if litres > 0 else 0.0


def hot_water(dwelling: Description, need_kwh: float, loss_w_k: float, climate: Climate) -> dict[str, float]:
    """Final energy by source."""
    found: dict[str, float] = {}
    for heater in dwelling.hot_water:
        kwh = heater_kwh(heater, need_kwh * heater.share, loss_w_k, climate)
        found[heater.energy] = found.get(heater.energy, 0.0) + kwh
    return found


def heater_kwh(heater: WaterHeater, need_kwh: float, loss_w_k: float, climate: Climate) -> float:
    """Need · (1 − sun) / (generation · distribution · storage)."""
    efficiency = heater.generation
    if efficiency is None:
        if heater.burner is None:
            raise ValueError("a water heater has an efficiency or burns something")
        efficiency = burning_efficiency(heater, rated(heater.burner, loss_w_k, climate.base_c), need_kwh)
    elif heater.storage is not None:
        efficiency *= heater.storage
    elif heater.stored_loss_wh:
        efficiency /= 1 + heater.stored_loss_wh / 1000 * heater.distribution / need_kwh
    return need_kwh * (1 - heater.solar_share) / (efficiency * heater.distribution) * heater.factor


def burning_efficiency(heater: WaterHeater, one: Rated, need_kwh: float) -> float:
    """Generation and storage of what burns (section 14.1): standing by, tank and pilot cost as much in any year."""
    pilot_w = heater.burner.pilot_w if heater.burner else 0.0
    standby_hours, standby_w, pilot_hours = float(STANDBY_HOURS), one.standby_w, 0.5 * PILOT_HOURS
    if one.family == "gas_storage":
        standby_hours, standby_w, pilot_hours = float(STANDING_HOURS), 0.015 * one.power_w, float(PILOT_HOURS)
    elif one.family == "instant":
        pilot_hours = float(PILOT_HOURS)
    yearly_wh = standby_hours * standby_w + heater.stored_loss_wh + pilot_hours * pilot_w
    return 1 / (1 / one.full + yearly_wh / (need_kwh * 1000))
