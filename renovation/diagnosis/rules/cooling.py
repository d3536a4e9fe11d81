"""Cooling (annexe 1, section 10) and lighting (16.1)."""

from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.description import Description, Inertia
from renovation.diagnosis.rules.gains import inside_w, south_m2

LIGHTING_HOURS = {"h1a": 1500, "h1b": 1445, "h1c": 1476, "h2a": 1500, "h2b": 1531, "h2c": 1566, "h2d": 1566, "h3": 1506}
LIGHTING_W_M2 = 1.4
SET_POINT_C = 28
# Heat kept by the building, J/m².K (section 10).
HEAT_KEPT = {Inertia.LIGHT: 110_000, Inertia.MEDIUM: 165_000, Inertia.HEAVY: 260_000}


def lighting_kwh(dwelling: Description, climate: Climate) -> float:
    """0.9 × 1.4 W/m² × conventional hours."""
    return 0.9 * LIGHTING_W_M2 * LIGHTING_HOURS[climate.zone] * dwelling.area_m2 / 1000


def cooling_need_kwh(dwelling: Description, climate: Climate, loss_w_k: float) -> float:
    """Gains that the outside air does not carry away, month by month; warmer than 28 °C, it brings heat in."""
    people_w, south = inside_w(dwelling), south_m2(dwelling, climate)
    exponent = 1 + HEAT_KEPT[dwelling.inertia] * dwelling.area_m2 / (3600 * loss_w_k) / 15
    need_wh = 0.0
    for month, hours in enumerate(climate.summer_hours):
        if hours <= 0:
            continue
        carried_wh = loss_w_k * (SET_POINT_C - climate.summer_outside_c[month]) * hours
        gains_wh = 1000 * south[month] * climate.summer_solar_kwh_m2[month] + people_w * hours
        if gains_wh >= 0.5 * carried_wh:  # below one half nothing is left to cool
            need_wh += gains_wh - _carried_share(gains_wh, carried_wh, exponent) * carried_wh
    return need_wh / 1000


def _carried_share(gains_wh: float, carried_wh: float, exponent: float) -> float:
    """The part of the losses that is of use in summer; all of what comes in counts."""
    if carried_wh <= 0:
        return 1.0
    ratio = gains_wh / carried_wh
    if abs(ratio - 1) < 1e-9:
        return exponent / (exponent + 1)
    return (1 - ratio**-exponent) / (1 - ratio ** (-exponent - 1))


def cooling_kwh(dwelling: Description, climate: Climate, loss_w_k: float) -> float:
    """0.9 · need / efficiency, for the cooled part of the dwelling."""
    if not dwelling.cooled_m2:
        return 0.0
    share = min(1.0, dwelling.cooled_m2 / dwelling.area_m2)
    return 0.9 * cooling_need_kwh(dwelling, climate, loss_w_k) * share / dwelling.cooling_efficiency
