"""Hot water: need and final energy (annexe 1, sections 11 and 14)."""

from renovation.diagnosis.rules.climate import DAYS, Climate
from renovation.diagnosis.rules.description import Description
from renovation.diagnosis.rules.gains import occupants

LITRES_A_DAY = 56
HOT_C = 40
HEAT_OF_WATER = 1.163  # Wh/L.K
STANDING_HOURS = 8592
TANK_DELTA = 45


def water_need_kwh(dwelling: Description, climate: Climate) -> float:
    """1.163 · Nadeq · 56 L · (40 − cold water) over the days of each month (section 11.1)."""
    litres = occupants(dwelling.kind, dwelling.area_m2) * LITRES_A_DAY
    degree_days = sum((HOT_C - cold) * days for cold, days in zip(climate.cold_water_c, DAYS, strict=True))
    return HEAT_OF_WATER * litres * degree_days / 1000


def electric_tank_loss_wh(litres: float, loss_factor: float) -> float:
    """Qgw of an electric tank, Wh a year: 8592 · 45/24 · V · Cr (section 14.1)."""
    return STANDING_HOURS * (TANK_DELTA / 24) * litres * loss_factor


def hot_water(dwelling: Description, need_kwh: float) -> dict[str, float]:
    """Final energy by source: need · (1 − sun) / (generation · distribution · storage)."""
    system = dwelling.hot_water
    storage = 1 / (1 + system.stored_loss_wh / 1000 * system.distribution / need_kwh)
    kwh = need_kwh * (1 - system.solar_share) / (system.generation * system.distribution * storage)
    return {system.energy: kwh}
