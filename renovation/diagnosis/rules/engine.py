"""One run of the engine: a described dwelling in its climate, at dated parameters."""

from dataclasses import dataclass

from renovation.diagnosis.rules.auxiliaries import Auxiliaries, auxiliaries
from renovation.diagnosis.rules.climate import Climate, climate
from renovation.diagnosis.rules.cooling import cooling_kwh, lighting_kwh
from renovation.diagnosis.rules.description import Description
from renovation.diagnosis.rules.energy import Balance, balance
from renovation.diagnosis.rules.envelope import losses_w_k
from renovation.diagnosis.rules.heating import HeatingResult, heating
from renovation.diagnosis.rules.hot_water import hot_water, water_need_kwh
from renovation.diagnosis.rules.photovoltaics import Production, production
from renovation.quantities.rules.parameters import Parameters

ENGINE_VERSION = "3cl-4"


@dataclass(frozen=True)
class Run:
    """Everything that one calculation found."""

    dwelling: Description
    losses_w_k: dict[str, float]
    heating: HeatingResult
    water_need_kwh: float
    auxiliaries: Auxiliaries
    production: Production
    balance: Balance

    @property
    def total_w_k(self) -> float:
        return sum(self.losses_w_k.values())


def run(dwelling: Description, weather: Climate, parameters: Parameters) -> Run:
    """Losses, needs, consumption by use, class and cost. Old heavy buildings have their own winter (section 18.2)."""
    if dwelling.old_heavy:
        weather = climate(weather.zone, weather.altitude, old_heavy=True)
    losses = losses_w_k(dwelling)
    total = sum(losses.values())
    water = water_need_kwh(dwelling, weather)
    heat = heating(dwelling, weather, losses, water)
    aside = auxiliaries(dwelling, weather, total, heat, water)
    uses = {
        "heating": heat.consumption_kwh,
        "hot_water": hot_water(dwelling, water, total, weather),
        "cooling": {"electricity": cooling_kwh(dwelling, weather, total)},
        "lighting": {"electricity": lighting_kwh(dwelling, weather)},
        "auxiliaries": {"electricity": aside.total},
    }
    made = _panels(dwelling, weather, uses, aside)
    found = balance(uses, dwelling.area_m2, weather, parameters, dwelling.network_kg_kwh)
    return Run(dwelling, losses, heat, water, aside, made, found)


def _panels(
    dwelling: Description, weather: Climate, uses: dict[str, dict[str, float]], aside: Auxiliaries
) -> Production:
    """What the panels give is taken off each use of electricity."""
    if not dwelling.panels:
        return Production(0.0, {})
    taken = {use: uses[use].get("electricity", 0.0) for use in ("heating", "hot_water", "cooling", "lighting")}
    taken["heating"] += aside.heating
    taken["hot_water"] += aside.hot_water
    made = production(dwelling, weather, {**taken, "fan": aside.fan, "pumps": aside.pumps})
    for use in ("heating", "hot_water", "cooling", "lighting"):
        if uses[use].get("electricity"):
            burners = aside.heating if use == "heating" else aside.hot_water if use == "hot_water" else 0.0
            own = uses[use]["electricity"] / (uses[use]["electricity"] + burners)
            uses[use]["electricity"] -= made.used_kwh[use] * own
    uses["auxiliaries"]["electricity"] -= made.used_kwh["fan"] + made.used_kwh["pumps"]
    return made
