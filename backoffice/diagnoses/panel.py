"""The result of a description in words and pictures, from its plain stored form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renovation.diagnosis.rules.explanation import PART_LABELS, USE_LABELS
from renovation.edge.pictures.bars import Bar, Bars
from renovation.edge.pictures.house import HeatHouse
from renovation.edge.pictures.label import EstimatedLabel

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class UseRow:
    label: str
    kwh: int
    eur: int


@dataclass(frozen=True)
class LossRow:
    label: str
    w_k: float
    percent: int


@dataclass(frozen=True)
class ResultWords:
    """What the panel beside the tables and the page of a version say."""

    final_class: str
    energy_class: str
    ghg_class: str
    primary: int
    ghg: int
    cost: int
    cost_to_verify: bool
    losses: Sequence[LossRow]
    uses: Sequence[UseRow]
    house: HeatHouse
    bars: Bars
    traces: Sequence[Mapping[str, Any]]
    warnings: Sequence[str]
    plain: Mapping[str, Any]

    @property
    def labels(self) -> tuple[EstimatedLabel, EstimatedLabel]:
        """Energy and climate, each on its scale."""
        ghg = f"{self.ghg}{NBSP}kg CO₂e/m² par an"
        return (
            EstimatedLabel("Énergie", *(self.energy_class,) * 3, self.primary_words),
            EstimatedLabel("Climat", *(self.ghg_class,) * 3, ghg, scale="ghg"),
        )

    @property
    def primary_words(self) -> str:
        return f"{self.primary}{NBSP}kWh/m² par an"


def result_in_words(result: Mapping[str, Any] | None) -> ResultWords | None:
    """Nothing while the description is not complete."""
    if not result:
        return None
    return ResultWords(
        final_class=result["final_class"],
        energy_class=result["energy_class"],
        ghg_class=result["ghg_class"],
        primary=round(result["primary_kwh_m2"]),
        ghg=round(result["ghg_kg_m2"]),
        cost=round(result["cost_eur"]),
        cost_to_verify=bool(result["cost_to_verify"]),
        losses=_losses(result),
        uses=_uses(result),
        house=HeatHouse(percents=result["loss_percents"]),
        bars=_bars(result),
        traces=[result[name] for name in ("trace", "ghg_trace", "cost_trace", "loss_trace")],
        warnings=result["warnings"],
        plain=result,
    )


def resolved_by_path(result: Mapping[str, Any] | None) -> dict[str, Mapping[str, Any]]:
    """What was calculated or taken by default, by the path of its cell."""
    values = (result or {}).get("values", ())
    return {one["path"]: one for one in values if one["origin"] != "given"}


def _losses(result: Mapping[str, Any]) -> list[LossRow]:
    percents = result["loss_percents"]
    rows = [LossRow(PART_LABELS[part], w_k, percents.get(part, 0)) for part, w_k in result["loss_w_k"].items() if w_k]
    return sorted(rows, key=lambda row: -row.w_k)


def _uses(result: Mapping[str, Any]) -> list[UseRow]:
    costs = result["use_eur"]
    rows = [
        UseRow(USE_LABELS[use], round(kwh), round(costs.get(use, 0))) for use, kwh in result["use_kwh"].items() if kwh
    ]
    return sorted(rows, key=lambda row: -row.kwh)


def _bars(result: Mapping[str, Any]) -> Bars:
    bars = [Bar(row.label, Decimal(row.kwh)) for row in _uses(result)]
    return Bars(title="Énergie utilisée par an", unit="kWh", bars=bars)
