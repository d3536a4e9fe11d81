"""Indicative costs of works: dated parameters times quantities."""

from collections.abc import Sequence

from renovation.diagnosis.rules.advice.catalogue import Sheet
from renovation.diagnosis.rules.advice.shapes import Cost, Work
from renovation.diagnosis.rules.advice.subject import Facts
from renovation.quantities.rules.parameters import Parameters

PREFIX = "diagnosis.works_cost."
STEP_EUR = 100


def cost_of(sheet: Sheet, facts: Facts, parameters: Parameters, area_m2: float | None = None) -> Cost | None:
    """The range of a work, to the hundred euros. None where only a study can tell, or before the first known prices."""
    value = parameters.values.get(PREFIX + sheet.cost) if sheet.cost else None
    if value is None:
        return None
    whole = sheet.quantity == "dwelling"
    quantity = 1.0 if whole else float(round(getattr(facts, sheet.quantity) if area_m2 is None else area_m2))
    return Cost(
        low_eur=_hundreds(value.value["low"] * quantity),
        high_eur=_hundreds(value.value["high"] * quantity),
        quantity=quantity,
        unit="logement" if whole else "m²",
        parameter=value.code,
        source=value.source,
        to_verify=value.to_verify,
    )


def total(steps: Sequence[Work]) -> tuple[int, int, bool, tuple[str, ...]]:
    """Sum of the steps: low, high, whether one is to be verified, and the titles of those without a cost."""
    costs = [step.cost for step in steps if step.cost is not None]
    return (
        sum(cost.low_eur for cost in costs),
        sum(cost.high_eur for cost in costs),
        any(cost.to_verify for cost in costs),
        tuple(step.title for step in steps if step.cost is None),
    )


def _hundreds(amount: float) -> int:
    return max(STEP_EUR, round(amount / STEP_EUR) * STEP_EUR)
