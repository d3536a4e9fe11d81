"""A self-diagnosis as an adviser reads it: the estimated class, what energy costs, the answers in words."""

from dataclasses import dataclass

from django.utils.formats import number_format

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.queries import household_said


@dataclass(frozen=True)
class EstimateInWords:
    """The range of the class; `value` and `cost` are sentences ready to be shown."""

    low: str
    likely: str
    high: str
    value: str
    cost: str
    cost_to_verify: bool


def estimate_in_words(diagnosis: SelfDiagnosis) -> EstimateInWords | None:
    """The result that the household saw; nothing while the diagnosis is not finished."""
    result = diagnosis.result
    if not result:
        return None
    primary, cost = result["primary_kwh_m2"], result["cost_eur"]
    return EstimateInWords(
        low=result["class_low"],
        likely=result["class_likely"],
        high=result["class_high"],
        value=f"{_whole(primary['likely'])}\u00a0kWh/m²/an",
        cost=f"de {_whole(cost['low'])} à {_whole(cost['high'])}\u00a0€",
        cost_to_verify=bool(result["cost_to_verify"]),
    )


def answers(diagnosis: SelfDiagnosis) -> list[tuple[str, str]]:
    return household_said(diagnosis)


def _whole(value: float) -> str:
    return number_format(round(value), decimal_pos=0, force_grouping=True).replace("\u00a0", "\u202f")
