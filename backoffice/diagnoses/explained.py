"""Where each figure of the calculation comes from, part by part, with its section of the method."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from renovation.diagnosis.rules.detail.columns import Column
from renovation.diagnosis.rules.detail.editing import record_at
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.part import Part
from renovation.diagnosis.rules.detail.parts import TABLES
from renovation.diagnosis.rules.detail.telling import source_of

NBSP = "\N{NO-BREAK SPACE}"
_ORIGINS = {"given": "saisi", "calculated": "calculé", "default": "par défaut"}


@dataclass(frozen=True)
class ResolvedRow:
    """One value that entered the calculation. `origin` says who gave it or how it was found."""

    line: str
    label: str
    value: str
    origin: str
    section: str


def resolved_in_words(
    dwelling: DetailedDwelling, result: Mapping[str, Any] | None
) -> list[tuple[str, list[ResolvedRow]]]:
    """The rows by table, in the order of the tables."""
    rows = [row for value in (result or {}).get("values", ()) for row in _rows(dwelling, value)]
    order = [part.label for part in TABLES]
    rows.sort(key=lambda row: order.index(row[0]))
    return [(label, [row for _, row in group]) for label, group in groupby(rows, key=lambda row: row[0])]


def _rows(dwelling: DetailedDwelling, value: Mapping[str, Any]) -> Iterator[tuple[str, ResolvedRow]]:
    found = _column(str(value["path"]))
    if found is None:
        return
    table, column, holder = found
    record = record_at(dwelling, holder)
    name = getattr(record, "label", "") or f"ligne{NBSP}{int(holder.split('.')[1]) + 1}"
    source = source_of(dwelling.sources, value["path"]) if value["origin"] == "given" else None
    origin = f"saisi ({source.label})" if source else _ORIGINS[value["origin"]]
    words = column.words_of(round(float(value["value"]), 3))
    yield table.label, ResolvedRow(name, column.label, words, origin, value["section"])


def _column(path: str) -> tuple[Part, Column, str] | None:
    """The main table, the column and the line of a path; nothing when the path is of no cell."""
    steps = path.split(".")
    table = next((part for part in TABLES if part.field == steps[0]), None)
    part, holder, rest = table, steps[:2], steps[2:]
    while part is not None and len(rest) > 2 and any(inner.field == rest[0] for inner in part.inner):
        part = next(inner for inner in part.inner if inner.field == rest[0])
        holder, rest = [*holder, *rest[:2]], rest[2:]
    column = next((one for one in part.columns if one.name == ".".join(rest)), None) if part else None
    return (table, column, ".".join(holder)) if table and column else None
