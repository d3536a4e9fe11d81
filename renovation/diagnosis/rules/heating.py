"""Heating: intermittence and final energy of each heater (annexe 1, sections 8, 9, 12 and 13)."""

from collections.abc import Mapping
from dataclasses import dataclass

from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.combustion import Rated, rated, yearly_efficiency
from renovation.diagnosis.rules.description import Description, Heater, Role
from renovation.diagnosis.rules.need import Need, heating_need


@dataclass(frozen=True, slots=True)
class HeaterResult:
    """What one heater takes: its yearly efficiency, the need it answers and the energy it uses (kWh)."""

    energy: str
    generation: float
    intermittence: float
    need_kwh: float
    final_kwh: float
    power_w: float


@dataclass(frozen=True)
class HeatingResult:
    """kWh a year: losses over the winter, need, intermittence (first heater), final energy by source and by heater."""

    lost_kwh: float
    need_kwh: float
    intermittence: float
    consumption_kwh: dict[str, float]
    heaters: tuple[HeaterResult, ...]


def intermittence(i0: float, dwelling: Description, loss_w_k: float) -> float:
    """INT = I0 / (1 + 0.1 (G − 1)), G the losses per m³ (section 8)."""
    per_volume = loss_w_k / (dwelling.height_m * dwelling.area_m2)
    return i0 / (1 + 0.1 * (per_volume - 1))


def heating(
    dwelling: Description, climate: Climate, losses: Mapping[str, float], water_need_kwh: float
) -> HeatingResult:
    """Final energy: need · share · Σ INT / (emission · distribution · regulation) / generation, heater by heater."""
    loss_w_k = sum(losses.values())
    burning = {
        index: rated(heater.burner, loss_w_k, climate.base_c)
        for index, heater in enumerate(dwelling.heaters)
        if heater.burner is not None
    }
    inside = [(dwelling.heaters[index], one) for index, one in burning.items() if dwelling.heaters[index].inside]
    need = heating_need(dwelling, climate, loss_w_k, water_need_kwh, inside)
    found: list[HeaterResult] = []
    consumption: dict[str, float] = {}
    base = 0.0
    for index, heater in enumerate(dwelling.heaters):
        share = heater.share
        if heater.role is Role.BASE:
            share = base = base_share(heater, burning.get(index), need, climate)
        elif heater.role is Role.SUPPORT:
            share = 1 - base
        one = _heater(heater, burning.get(index), dwelling, climate, loss_w_k, need.need_kwh * share)
        found.append(one)
        consumption[one.energy] = consumption.get(one.energy, 0.0) + one.final_kwh
    return HeatingResult(need.lost_kwh, need.need_kwh, found[0].intermittence, consumption, tuple(found))


def _heater(
    heater: Heater, burner: Rated | None, dwelling: Description, climate: Climate, loss_w_k: float, need_kwh: float
) -> HeaterResult:
    generation = heater.generation
    if generation is None:
        if heater.burner is None or burner is None:
            raise ValueError("a heater has an efficiency or burns something")
        generation = yearly_efficiency(heater.burner, burner, loss_w_k, climate.base_c)
    chain = sum(
        one.share * intermittence(one.intermittence, dwelling, loss_w_k) / one.efficiency for one in heater.terminals
    )
    answered = need_kwh * heater.area_share
    return HeaterResult(
        energy=heater.energy,
        generation=generation,
        intermittence=intermittence(heater.terminals[0].intermittence, dwelling, loss_w_k),
        need_kwh=answered,
        final_kwh=answered * chain / generation * heater.factor,
        power_w=burner.power_w if burner is not None else 0.0,
    )


def base_share(heater: Heater, burner: Rated | None, need: Need, climate: Climate) -> float:
    """Share of a shared base heating beside an individual support (section 9.1.7).

    Below the outside temperature at which its power is no longer enough, the support does the rest; half when nobody
    knows the power.
    """
    if burner is None or heater.burner is None or heater.burner.power_w is None or need.raw_kwh <= 0:
        return 0.5
    useful_kw = burner.power_w / 1000 * heater.terminals[0].efficiency
    limit_c = 14 - useful_kw * sum(climate.degree_hours_14) / need.raw_kwh
    base = 0.0
    for month, kwh in enumerate(need.months_kwh):
        under_14 = climate.degree_hours_14[month]
        if kwh > 0 and under_14 > 0:
            base += kwh * min(1.0, max(0.0, 1 - _degree_hours(month, limit_c, climate) / under_14))
    return base / need.raw_kwh


def _degree_hours(month: int, limit_c: float, climate: Climate) -> float:
    """Degree-hours of a month under any temperature, from its mean and the coldest day."""
    spread = climate.outside_c[month] - climate.base_c
    x = 0.5 * (limit_c - climate.base_c) / spread
    return max(0.0, climate.heating_hours[month] * spread * x**5 * (14 - 28 * x + 20 * x**2 - 5 * x**3))
