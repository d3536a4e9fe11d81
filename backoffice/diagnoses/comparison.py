"""Two versions side by side: their results, and each value that changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from backoffice.diagnoses.panel import ResultWords, result_in_words
from renovation.diagnosis.models import DiagnosisVersion
from renovation.diagnosis.queries import description_of
from renovation.diagnosis.rules.detail.comparing import Difference, differences

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class FigureRow:
    """One figure on both sides; `change` is in words, empty when one side has none."""

    label: str
    before: str
    after: str
    change: str


@dataclass(frozen=True)
class Comparison:
    before: ResultWords | None
    after: ResultWords | None
    figures: Sequence[FigureRow]
    changes: Sequence[tuple[str, Sequence[Difference]]]


def compared(before: DiagnosisVersion, after: DiagnosisVersion) -> Comparison:
    old, new = result_in_words(before.result), result_in_words(after.result)
    found = differences(description_of(before), description_of(after))
    changes = [(place, list(group)) for place, group in groupby(found, key=lambda one: one.place)]
    return Comparison(old, new, _figures(old, new), changes)


def _figures(old: ResultWords | None, new: ResultWords | None) -> list[FigureRow]:
    if old is None and new is None:
        return []
    rows = [
        ("Énergie primaire", "primary", "kWh/m² par an"),
        ("Gaz à effet de serre", "ghg", "kg CO₂e/m² par an"),
        ("Dépense", "cost", "€ par an"),
    ]
    figures = [
        FigureRow(label, *_sides(getattr(old, name, None), getattr(new, name, None), unit))
        for label, name, unit in rows
    ]
    return [*figures, *_loss_rows(old, new)]


def _loss_rows(old: ResultWords | None, new: ResultWords | None) -> list[FigureRow]:
    left = {row.label: row.w_k for row in old.losses} if old else {}
    right = {row.label: row.w_k for row in new.losses} if new else {}
    labels = dict.fromkeys((*right, *left))
    return [
        FigureRow(
            f"Pertes{NBSP}: {label.lower()}",
            *_sides(left.get(label, 0.0) if old else None, right.get(label, 0.0) if new else None, "W/K"),
        )
        for label in labels
    ]


def _sides(old: float | None, new: float | None, unit: str) -> tuple[str, str, str]:
    before, after = _words(old, unit), _words(new, unit)
    if old is None or new is None:
        return before, after, ""
    change = round(new) - round(old)
    if change == 0:
        return before, after, "="
    sign = "+" if change > 0 else "−"
    percent = f" ({sign}{round(abs(change) / old * 100)}{NBSP}%)" if old >= 1 else ""
    return before, after, f"{sign}{_grouped(abs(change))}{percent}"


def _words(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{_grouped(round(value))}{NBSP}{unit}"


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")
