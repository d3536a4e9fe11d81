"""The need for heat by month: losses less free gains, less what hot water and boilers give back (section 9.1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.combustion import Rated
from renovation.diagnosis.rules.description import Description, Heater, WaterHeater
from renovation.diagnosis.rules.gains import inside_w, south_m2, used_share

# Share of the heat lost by hot water pipes, tanks and boilers that warms the dwelling.
RECOVERED = 0.48
HOURS_A_YEAR = 8760
PIPES, COLLECTIVE_PIPES = 0.1, 0.212
# Part of a boiler's standby losses that reaches the room.
TO_THE_ROOM = 0.5
WATER_HOURS = 1790


@dataclass(frozen=True, slots=True)
class Need:
    """kWh: losses of the winter, need before what is given back, need, and the need of each month."""

    lost_kwh: float
    raw_kwh: float
    need_kwh: float
    months_kwh: tuple[float, ...]


def heating_need(
    dwelling: Description,
    climate: Climate,
    loss_w_k: float,
    water_need_kwh: float,
    boilers: Sequence[tuple[Heater, Rated]] = (),
) -> Need:
    """Σ GV · (1 − F) · DH19 over the months, less what is given back over the heating hours."""
    people_w, back_w = inside_w(dwelling), recovered_w(dwelling.hot_water, water_need_kwh)
    lost_wh = raw_wh = given_wh = 0.0
    months = []
    for degree_hours, hours, sun, south in zip(
        climate.degree_hours, climate.heating_hours, climate.solar_kwh_m2, south_m2(dwelling, climate), strict=True
    ):
        if degree_hours <= 0 or hours <= 0:
            months.append(0.0)
            continue
        month_wh = loss_w_k * degree_hours
        used = used_share((1000 * south * sun + people_w * hours) / month_wh, dwelling.inertia)
        need_wh = max(0.0, month_wh * (1 - used))
        lost_wh += month_wh
        raw_wh += need_wh
        given_wh += back_w * hours + sum(_from_boiler(heater, one, need_wh, hours) for heater, one in boilers)
        months.append(need_wh / 1000)
    return Need(lost_wh / 1000, raw_wh / 1000, max(0.0, raw_wh - given_wh) / 1000, tuple(months))


def recovered_w(heaters: Sequence[WaterHeater], water_need_kwh: float) -> float:
    """Mean power that hot water pipes and tanks give back, watts."""
    found = 0.0
    for one in heaters:
        pipes = COLLECTIVE_PIPES if one.collective else PIPES
        found += one.share * pipes * water_need_kwh * 1000
        if one.tank_inside:
            found += one.stored_loss_wh
    return RECOVERED * found / HOURS_A_YEAR


def _from_boiler(heater: Heater, one: Rated, need_wh: float, hours: float) -> float:
    """What the standby losses of a boiler inside the dwelling give back in a month (section 9.1.3), in Wh.

    QP0 counts in kilowatts here, as in every published DPE: the share given back is small.
    """
    runs = 1.3 * need_wh / (0.3 * one.power_w)
    if heater.makes_water:
        runs += hours * WATER_HOURS / HOURS_A_YEAR
    return RECOVERED * TO_THE_ROOM * one.standby_w / 1000 * min(hours, runs)
