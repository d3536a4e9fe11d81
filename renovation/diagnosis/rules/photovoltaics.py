"""Electricity of photovoltaic panels, and the part of it that the dwelling uses (annexe 1, section 16.2)."""

from collections.abc import Mapping
from dataclasses import dataclass

from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.description import Description
from renovation.diagnosis.rules.tables import table


@dataclass(frozen=True)
class Production:
    """kWh a year: what the panels make, and what each use takes of it."""

    made_kwh: float
    used_kwh: Mapping[str, float]


def production(dwelling: Description, climate: Climate, electricity: Mapping[str, float]) -> Production:
    """`electricity` is what each use takes (kWh), fan and pumps apart. Nothing made, nothing used."""
    rows = table("photovoltaics")
    made = sum(panel.area_m2 * panel.placement for panel in dwelling.panels)
    made *= rows["efficiency"] * rows["losses"] * sum(rows["sun"][climate.zone])
    others = rows["other_uses"][str(dwelling.kind)] * dwelling.area_m2
    whole = sum(electricity.values()) + others
    if made <= 0 or whole <= 0:
        return Production(0.0, {})
    shares = {use: rows["self_use"][use] * kwh / whole for use, kwh in electricity.items()}
    most = sum(shares.values()) + rows["self_use"]["others"] * others / whole
    taken = whole / (whole / made + 1 / most)
    return Production(made, {use: taken * share / most for use, share in shares.items()})
