"""Burning generators (annexe 1, section 13.2): what they are rated at, and their yearly efficiency under their load."""

from dataclasses import dataclass
from functools import cache
from math import log10
from typing import Any

from renovation.diagnosis.rules.description import Burner
from renovation.diagnosis.rules.tables import rows

# Gross over net calorific value (section 13.2).
GROSS = {"gas": 1.11, "lpg": 1.09, "oil": 1.07, "logs": 1.08, "pellets": 1.08, "chips": 1.08, "coal": 1.04}
# Loads of the year and their weight (section 13.2.2.2).
LOADS = (
    *((0.05, 0.1), (0.15, 0.25), (0.25, 0.2), (0.35, 0.15), (0.45, 0.1)),
    *((0.55, 0.1), (0.65, 0.05), (0.75, 0.025), (0.85, 0.025), (0.95, 0.0)),
)
INSIDE_C = 19
OVERSIZED, CHAIN = 1.2, 0.95**3
# Correction by water temperature: slope, reference at 30 % of the load.
PART_LOAD = {"condensing_boiler": (0.2, 33.0), "low_temperature_boiler": (0.1, 40.0), "standard_boiler": (0.1, 50.0)}
# What stands still costs 15 % of the losses at rest when the boiler runs.
AT_REST = 0.15


@dataclass(frozen=True, slots=True)
class Rated:
    """A generator with every figure known: watts, ratios on net calorific value."""

    family: str
    gross: float
    power_w: float
    full: float
    part: float
    standby_w: float


@cache
def model_row(model: str) -> Any:
    """The row of a generator that burns, whether it heats or only makes hot water."""
    return rows("generators").get(model) or rows("water_heaters")[model]


def rated(burner: Burner, loss_w_k: float, base_c: float) -> Rated:
    """What is not known of a burner, by the laws of its kind; its power follows from the losses of the dwelling."""
    row = model_row(burner.model)
    power_w = burner.power_w or OVERSIZED * loss_w_k * (INSIDE_C - base_c) / CHAIN
    power_kw = power_w / 1000
    laws = row["burning"]
    law = next((one for one in laws if power_kw <= one.get("up_to_kw", power_kw)), laws[-1])
    full = burner.full or _law(law["full"], power_kw) / 100
    return Rated(
        family=row["family"],
        gross=GROSS.get(burner.energy, 1.0),
        power_w=power_w,
        full=full,
        part=burner.part or (_law(law["part"], power_kw) / 100 if "part" in law else full),
        standby_w=_standby_w(law, power_kw) if burner.standby_w is None else burner.standby_w,
    )


def yearly_efficiency(burner: Burner, one: Rated, loss_w_k: float, base_c: float) -> float:
    """Rg: mean of the loads of the year, each with its losses, on net calorific value (section 13.2.2)."""
    lost_kw = _losses(burner, one)
    power_kw = one.power_w / 1000
    sizing = one.power_w / (loss_w_k * (INSIDE_C - base_c))
    given = taken = 0.0
    for load, weight in LOADS:
        final = min(1.0, load / sizing)
        given += weight * power_kw * final
        taken += weight * (power_kw * final + lost_kw(final))
    return given / (taken + (0.45 * one.standby_w + burner.pilot_w) / 1000) * one.gross


def _losses(burner: Burner, one: Rated) -> Any:
    """Losses in kW at a load, on gross calorific value."""
    if one.family == "gas_radiator":
        per_load = 1.04 * (100 - 100 * one.full / one.gross) / (100 * one.full / one.gross) * one.power_w / 1000
        return lambda load: per_load * load
    if one.family in ("wood_boiler", "warm_air"):
        return _two_slopes(one)
    return _water_boiler(burner, one)


def _two_slopes(one: Rated) -> Any:
    """Wood, coal and warm air: straight lines between rest, half load and full load."""
    power_kw, rest = one.power_w / 1000, AT_REST * one.standby_w * one.gross / 1000
    half = _lost(0.5 * power_kw, 100 * one.part / one.gross)
    full = _lost(power_kw, 100 * one.full / one.gross)
    return lambda load: (
        rest + (half - rest) * load / 0.5 if load < 0.5 else 2 * half - full + (full - half) * load / 0.5
    )


def _water_boiler(burner: Burner, one: Rated) -> Any:
    power_kw, rest = one.power_w / 1000, AT_REST * one.standby_w * one.gross / 1000
    slope, reference_c = PART_LOAD[one.family]
    water_c = burner.water_30_c if burner.regulated else burner.water_100_c
    part = _lost(0.3 * power_kw, 100 * one.part / one.gross + slope * (reference_c - water_c))
    full = _lost(power_kw, 100 * one.full / one.gross + 0.1 * (70 - burner.water_100_c))
    knee = 0.3 if one.family == "standard_boiler" else 0.15
    at_knee = part if one.family == "standard_boiler" else part / 2

    def lost_kw(load: float) -> float:
        if load < knee:
            return rest + (at_knee - rest) * load / knee
        if load < 0.3:
            return at_knee + (part - at_knee) * (load - knee) / (0.3 - knee)
        return part + (full - part) * (load - 0.3) / 0.7

    return lost_kw


def _lost(power_kw: float, percent: float) -> float:
    return power_kw * (100 - percent) / percent


def _law(law: list[float], power_kw: float) -> float:
    return law[0] + law[1] * log10(power_kw) if law[1] else law[0]


def _standby_w(law: dict[str, Any], power_kw: float) -> float:
    """Losses at rest, watts."""
    standby = law.get("standby", {})
    if "percent" in standby:
        return float(standby["percent"]) * power_kw * 10
    if "curve" in standby:
        factor, exponent = standby["curve"]
        return float(factor) * power_kw ** (1 - exponent) * 1000
    if "log" in standby:
        return power_kw * (standby["log"][0] + standby["log"][1] * log10(power_kw)) * 10
    return float(standby.get("kw", 0.0)) * 1000
