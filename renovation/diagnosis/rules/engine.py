"""One run of the engine: a described dwelling in its climate, at dated parameters."""

from dataclasses import dataclass

from renovation.diagnosis.rules.climate import Climate, climate
from renovation.diagnosis.rules.description import Description
from renovation.diagnosis.rules.energy import Balance, balance
from renovation.diagnosis.rules.envelope import losses_w_k
from renovation.diagnosis.rules.heating import HeatingResult, heating
from renovation.diagnosis.rules.hot_water import hot_water, water_need_kwh
from renovation.diagnosis.rules.other_uses import auxiliaries_kwh, cooling_kwh, lighting_kwh
from renovation.diagnosis.rules.parameters import Parameters

ENGINE_VERSION = "3cl-2"


@dataclass(frozen=True)
class Run:
    dwelling: Description
    losses_w_k: dict[str, float]
    heating: HeatingResult
    water_need_kwh: float
    balance: Balance

    @property
    def total_w_k(self) -> float:
        return sum(self.losses_w_k.values())


def run(dwelling: Description, weather: Climate, parameters: Parameters) -> Run:
    """Losses, needs, consumption by use, class and cost. Old heavy buildings have their own winter (section 18.2)."""
    if dwelling.old_heavy:
        weather = climate(weather.zone, weather.altitude, old_heavy=True)
    losses = losses_w_k(dwelling)
    water = water_need_kwh(dwelling, weather)
    heat = heating(dwelling, weather, losses, water)
    uses = {
        "heating": heat.consumption_kwh,
        "hot_water": hot_water(dwelling, water),
        "cooling": {"electricity": cooling_kwh(dwelling, weather, sum(losses.values()))},
        "lighting": {"electricity": lighting_kwh(dwelling, weather)},
        "auxiliaries": {"electricity": auxiliaries_kwh(dwelling, heat.need_kwh)},
    }
    return Run(dwelling, losses, heat, water, balance(uses, dwelling.area_m2, weather, parameters))
