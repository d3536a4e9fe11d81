"""Heating: monthly need, intermittence, final energy of each heater (annexe 1, sections 8, 9, 12 and 13)."""

from collections.abc import Mapping
from dataclasses import dataclass

from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.description import Description, Heater
from renovation.diagnosis.rules.gains import inside_w, south_m2, used_share

# Share of the heat lost by hot water pipes and tanks that warms the dwelling (section 9.1).
RECOVERED = 0.48
HOURS_A_YEAR = 8760
PIPES, COLLECTIVE_PIPES = 0.1, 0.212


@dataclass(frozen=True)
class HeatingResult:
    """kWh a year: losses over the winter, need, intermittence (first heater), and final energy by source."""

    lost_kwh: float
    need_kwh: float
    intermittence: float
    consumption_kwh: dict[str, float]


def heating_need(
    dwelling: Description, climate: Climate, loss_w_k: float, water_need_kwh: float
) -> tuple[float, float]:
    """(losses, need) in kWh: Σ GV · DH19, and Σ GV · (1 − F) · DH19 less what hot water gives back."""
    people_w = inside_w(dwelling)
    back_w = recovered_w(dwelling, water_need_kwh)
    lost_wh = need_wh = 0.0
    for degree_hours, hours, sun, south in zip(
        climate.degree_hours, climate.heating_hours, climate.solar_kwh_m2, south_m2(dwelling, climate), strict=True
    ):
        if degree_hours <= 0:
            continue
        month_wh = loss_w_k * degree_hours
        used = used_share((1000 * south * sun + people_w * hours) / month_wh, dwelling.inertia)
        lost_wh += month_wh
        need_wh += max(0.0, month_wh * (1 - used) - back_w * hours)
    return lost_wh / 1000, need_wh / 1000


def recovered_w(dwelling: Description, water_need_kwh: float) -> float:
    """Mean power that hot water pipes and tank give back, watts."""
    pipes = COLLECTIVE_PIPES if dwelling.hot_water.collective else PIPES
    return RECOVERED * (pipes * water_need_kwh * 1000 + dwelling.hot_water.stored_loss_wh) / HOURS_A_YEAR


def intermittence(heater: Heater, dwelling: Description, loss_w_k: float) -> float:
    """INT = I0 / (1 + 0.1 (G − 1)), G the losses per m³ (section 8)."""
    per_volume = loss_w_k / (dwelling.height_m * dwelling.area_m2)
    return heater.intermittence / (1 + 0.1 * (per_volume - 1))


def heating(
    dwelling: Description, climate: Climate, losses: Mapping[str, float], water_need_kwh: float
) -> HeatingResult:
    """Final energy: need · INT · share / (generation · emission · distribution · regulation), heater by heater."""
    loss_w_k = sum(losses.values())
    lost, need = heating_need(dwelling, climate, loss_w_k, water_need_kwh)
    consumption: dict[str, float] = {}
    for heater in dwelling.heaters:
        chain = heater.generation * heater.emission * heater.distribution * heater.regulation
        kwh = need * heater.share * intermittence(heater, dwelling, loss_w_k) / chain
        consumption[heater.energy] = consumption.get(heater.energy, 0.0) + kwh
    return HeatingResult(lost, need, intermittence(dwelling.heaters[0], dwelling, loss_w_k), consumption)
