"""A stored result turned into sentences, pictures and rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renovation.diagnosis.rules.advice.shapes import stored_works
from renovation.diagnosis.rules.explanation import USE_LABELS
from renovation.edge.pictures.bars import Bar, Bars
from renovation.edge.pictures.house import LABELS, HeatHouse
from renovation.edge.pictures.label import EstimatedLabel
from renovation.professionals.rules.works import directory_works

NBSP = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True)
class ResultWords:
    """What the result page says."""

    sentence: str
    range_sentence: str
    losses_sentence: str
    low: str
    likely: str
    high: str
    primary: str
    cost_low: int
    cost_high: int
    cost_to_verify: bool
    ghg: str
    energy_label: EstimatedLabel
    ghg_label: EstimatedLabel | None
    house: HeatHouse
    uses: Bars
    works: Sequence[Mapping[str, Any]]
    path: Mapping[str, Any] | None
    path_why: str
    bundles: Sequence[Mapping[str, Any]]
    summer: Mapping[str, Any] | None
    quality: Sequence[Mapping[str, Any]]
    trace: Mapping[str, Any]
    ghg_trace: Mapping[str, Any]
    cost_trace: Mapping[str, Any]
    loss_trace: Mapping[str, Any]
    warnings: Sequence[str]


def result_in_words(result: Mapping[str, Any], *, kind: str) -> ResultWords:
    """Sentences for a household, from the plain values of an estimate."""
    low, likely, high = result["class_low"], result["class_likely"], result["class_high"]
    home = "Votre appartement" if kind == "flat" else "Votre maison"
    classed = "classé" if kind == "flat" else "classée"
    cost = result["cost_eur"]
    return ResultWords(
        sentence=f"{home} est sans doute {classed}{NBSP}{likely}",
        range_sentence=_range(low, high),
        losses_sentence=_losses(result["loss_percents"]),
        low=low,
        likely=likely,
        high=high,
        primary=f"{round(result['primary_kwh_m2']['likely'])}{NBSP}kWh/m² par an",
        cost_low=_rounded(cost["low"]),
        cost_high=_rounded(cost["high"]),
        cost_to_verify=bool(result["cost_to_verify"]),
        ghg=f"{round(result['ghg_kg_m2']['likely'])}{NBSP}kg de CO₂ par m² et par an",
        energy_label=_energy_label(result),
        ghg_label=_ghg_label(result),
        house=HeatHouse(percents=result["loss_percents"]),
        uses=_uses(result["use_kwh"], result.get("use_eur") or {}),
        works=[_rounded_work(work) for work in stored_works(result)],
        path=(result.get("works") or {}).get("path"),
        path_why=str((result.get("works") or {}).get("path_why", "")),
        bundles=(result.get("works") or {}).get("bundles", ()),
        summer=result.get("summer_comfort"),
        quality=result.get("insulation_quality") or (),
        trace=result["trace"],
        ghg_trace=result["ghg_trace"],
        cost_trace=result["cost_trace"],
        loss_trace=result["loss_trace"],
        warnings=result["warnings"],
    )


def _range(low: str, high: str) -> str:
    if low == high:
        return f"Huit fois sur dix, la vraie classe est {low}."
    return f"Huit fois sur dix, la vraie classe est entre {low} et {high}."


def _losses(percents: Mapping[str, int]) -> str:
    """The two parts that lose most."""
    first, second = sorted(percents.items(), key=lambda part: -part[1])[:2]
    together = first[1] + second[1]
    names = f"{LABELS[first[0]]} et {LABELS[second[0]].lower()}"
    return f"{names} laissent partir {together}{NBSP}% de la chaleur."


def _uses(use_kwh: Mapping[str, int], use_eur: Mapping[str, float]) -> Bars:
    """Uses of energy, in kWh and, when the engine told them, in euros."""
    used = sorted(((use, kwh) for use, kwh in use_kwh.items() if kwh > 0), key=lambda one: -one[1])
    return Bars(
        title="Énergie utilisée par an",
        unit="kWh",
        bars=[Bar(USE_LABELS[use], Decimal(kwh), _euros(use_eur.get(use))) for use, kwh in used],
    )


def _euros(amount: float | None) -> str:
    return "" if amount is None else f"environ {_rounded(amount):_}{NBSP}€".replace("_", NARROW)


def _energy_label(result: Mapping[str, Any]) -> EstimatedLabel:
    """The scale of energy; results of the first version know one class, the worse of energy and climate."""
    known = result.get("energy_class")
    ends = known or {end: result[f"class_{end}"] for end in ("low", "likely", "high")}
    return EstimatedLabel(
        title="Énergie" if known else "Énergie et climat",
        low=ends["low"],
        likely=ends["likely"],
        high=ends["high"],
        value=f"{round(result['primary_kwh_m2']['likely'])}{NBSP}kWh/m²",
    )


def _ghg_label(result: Mapping[str, Any]) -> EstimatedLabel | None:
    ends = result.get("ghg_class")
    if not ends:
        return None
    value = f"{round(result['ghg_kg_m2']['likely'])}{NBSP}kg CO₂/m²"
    return EstimatedLabel("Climat", ends["low"], ends["likely"], ends["high"], value, scale="ghg")


def _rounded_work(work: Mapping[str, Any]) -> dict[str, Any]:
    gain = work["gain"]
    return {
        **work,
        "saving_eur": _rounded(gain["cost_eur"]["likely"]),
        "saving_kwh": int(round(gain["final_kwh"]["likely"], -2)),
        "directory": directory_works(work.get("rge_domains", ())),
    }


def _rounded(amount: float) -> int:
    """To the ten euros: more would pretend to know."""
    return int(round(amount, -1))
