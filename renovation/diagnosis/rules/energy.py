"""Primary energy, emissions, class (the worse of the two) and conventional cost (annexe 1, 3 and 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from renovation.diagnosis.rules.climate import Climate
from renovation.quantities.rules.parameters import Brackets, Parameters

CLASSES = "ABCDEFG"
USES = ("heating", "hot_water", "cooling", "lighting", "auxiliaries")
# The small-surface table has a row per m² from 8 to 40; beyond, the usual thresholds hold.
SMALLEST_ROW, USUAL_ROW = 8, 40
# Zones where dwellings above 800 m have their own E and F thresholds.
MOUNTAIN_ZONES = frozenset({"h1b", "h1c", "h2d"})


@dataclass(frozen=True)
class Balance:
    """Yearly results of one dwelling."""

    final_kwh: float
    primary_kwh_m2: float
    ghg_kg_m2: float
    cost_eur: float
    energy_class: str
    uses: Mapping[str, Mapping[str, float]]


def balance(
    uses: Mapping[str, Mapping[str, float]],
    area_m2: float,
    climate: Climate,
    parameters: Parameters,
    network_kg_kwh: float | None = None,
) -> Balance:
    """From final energy by use and source (kWh) to class and cost. A heat network may have its own carbon."""
    primary = ghg = final = 0.0
    by_source: dict[str, float] = {}
    for use, sources in uses.items():
        for source, kwh in sources.items():
            final += kwh
            primary += kwh * parameters.number(primary_code(source))
            own = network_kg_kwh if source == "network" else None
            ghg += kwh * (parameters.number(ghg_code(use, source)) if own is None else own)
            by_source[source] = by_source.get(source, 0.0) + kwh
    cost = sum(price_eur(kwh, parameters.brackets(price_code(source))) for source, kwh in by_source.items())
    return Balance(
        final_kwh=final,
        primary_kwh_m2=primary / area_m2,
        ghg_kg_m2=ghg / area_m2,
        cost_eur=cost,
        energy_class=class_of(primary / area_m2, ghg / area_m2, area_m2, climate, parameters),
        uses=uses,
    )


def primary_code(source: str) -> str:
    """The parameter of the primary energy factor."""
    return f"diagnosis.primary_energy.{'electricity' if source == 'electricity' else 'other'}"


def ghg_code(use: str, source: str) -> str:
    """The parameter of kg CO₂e per kWh; electricity has a factor per use."""
    return f"diagnosis.ghg.{f'electricity_{use}' if source == 'electricity' else source}"


def price_code(source: str) -> str:
    """The parameter of the price brackets."""
    return f"diagnosis.price.{source}"


def price_eur(kwh: float, brackets: Brackets) -> float:
    """Conventional cost of a yearly total of one energy (annexe 7: the bracket is that of the total)."""
    for up_to, fixed, each in brackets:
        if up_to is None or kwh < up_to:
            return fixed + kwh * each
    raise ValueError("the last price bracket must be open")


def class_of(primary: float, ghg: float, area_m2: float, climate: Climate, parameters: Parameters) -> str:
    """The worse of energy and emissions, both floored to the integer (annexe 3)."""
    return max(energy_class_of(primary, area_m2, climate, parameters), ghg_class_of(ghg, area_m2, climate, parameters))


def energy_class_of(primary: float, area_m2: float, climate: Climate, parameters: Parameters) -> str:
    return CLASSES[_rank(primary, _thresholds("diagnosis.thresholds.ep", area_m2, climate, parameters))]


def ghg_class_of(ghg: float, area_m2: float, climate: Climate, parameters: Parameters) -> str:
    return CLASSES[_rank(ghg, _thresholds("diagnosis.thresholds.ghg", area_m2, climate, parameters))]


def _thresholds(code: str, area_m2: float, climate: Climate, parameters: Parameters) -> list[float]:
    mountain = climate.altitude == "high" and climate.zone in MOUNTAIN_ZONES
    table = parameters.named(code).value["high" if mountain else "low"]
    row = str(min(max(round(area_m2), SMALLEST_ROW), USUAL_ROW))
    thresholds: list[float] = table.get(row, table[str(USUAL_ROW)])
    return thresholds


def _rank(value: float, thresholds: list[float]) -> int:
    whole = floor(value)
    return next((rank for rank, limit in enumerate(thresholds) if whole < limit), len(thresholds))
