"""Changing one table of a description: lines replaced, the source of each value kept or moved to the adviser."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from renovation.diagnosis.rules.detail.columns import Column, Value
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.part import Part
from renovation.diagnosis.rules.detail.parts import DWELLING
from renovation.diagnosis.rules.detail.reading import plain_dwelling, read_line, value_at
from renovation.diagnosis.rules.detail.system_parts import EMITTERS, GENERATORS, HEATING
from renovation.diagnosis.rules.detail.telling import Source, source_of

INNER = (GENERATORS, EMITTERS)


@dataclass(frozen=True)
class TypedLine:
    """Values by column. `origin` is the path of the line that it was before; None for a new line."""

    values: Mapping[str, Value]
    origin: str | None = None


@dataclass(frozen=True)
class TypedInstallation:
    """A heating installation with the lines of its own tables, by field."""

    line: TypedLine
    inner: Mapping[str, Sequence[TypedLine]]


def with_dwelling(dwelling: DetailedDwelling, values: Mapping[str, Value]) -> DetailedDwelling:
    """The facts of the dwelling itself replaced."""
    told = _sources_of(dwelling, DWELLING.columns, TypedLine(values, ""), "")
    kept = {path: source for path, source in dwelling.sources.items() if path not in values}
    changes = {name: getattr(read_line(DWELLING, values), name) for name in values}
    return replace(dwelling, **changes, sources={**kept, **told})


def with_lines(dwelling: DetailedDwelling, part: Part, lines: Sequence[TypedLine]) -> DetailedDwelling:
    """The lines of a table replaced."""
    told: dict[str, str] = {}
    for rank, line in enumerate(lines):
        told |= _sources_of(dwelling, part.columns, line, f"{part.field}.{rank}.")
    records = tuple(read_line(part, line.values) for line in lines)
    return _replaced(dwelling, part, records, told)


def with_heating(dwelling: DetailedDwelling, installations: Sequence[TypedInstallation]) -> DetailedDwelling:
    """The installations replaced, with their generators and emitters."""
    told: dict[str, str] = {}
    records = []
    for rank, installation in enumerate(installations):
        here = f"{HEATING.field}.{rank}."
        told |= _sources_of(dwelling, HEATING.columns, installation.line, here)
        inner: dict[str, Any] = {}
        for table in INNER:
            lines = installation.inner.get(table.field, ())
            inner[table.field] = tuple(read_line(table, line.values) for line in lines)
            for place, line in enumerate(lines):
                told |= _sources_of(dwelling, table.columns, line, f"{here}{table.field}.{place}.")
        records.append(read_line(HEATING, installation.line.values, **inner))
    return _replaced(dwelling, HEATING, tuple(records), told)


def print_of(dwelling: DetailedDwelling, field: str) -> str:
    """What tells whether a table was changed meanwhile; the empty field is that of the dwelling itself."""
    plain = plain_dwelling(dwelling)
    held = plain.get(field) if field else {column.name: plain.get(column.name) for column in DWELLING.columns}
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()[:16]


def _replaced(
    dwelling: DetailedDwelling, part: Part, records: tuple[Any, ...], told: Mapping[str, str]
) -> DetailedDwelling:
    kept = {path: source for path, source in dwelling.sources.items() if path.split(".")[0] != part.field}
    return replace(dwelling, **{part.field: records}, sources={**kept, **told})  # type: ignore[arg-type]


def _sources_of(dwelling: DetailedDwelling, columns: Iterable[Column], line: TypedLine, here: str) -> dict[str, str]:
    """Each value that says something: who said it before if it is the same, else the adviser."""
    before = None if line.origin is None else record_at(dwelling, line.origin)
    found: dict[str, str] = {}
    for column in columns:
        value = line.values.get(column.name)
        if value in (None, "") or (value == column.fallback and before is None):
            continue
        old_path = f"{line.origin}.{column.name}" if line.origin else column.name
        same = before is not None and value_at(before, column.name) == value
        source = source_of(dwelling.sources, old_path) if same else Source.ADVISER
        if source is not None:
            found[f"{here}{column.name}"] = str(source)
    return found


def record_at(dwelling: DetailedDwelling, path: str) -> Any:
    """The record at a path such as heating.0.generators.1; the dwelling for an empty path, None where there is none."""
    held: Any = dwelling
    for step in path.split(".") if path else ():
        if step.isdecimal():
            held = held[int(step)] if isinstance(held, tuple) and int(step) < len(held) else None
        else:
            held = getattr(held, step, None)
        if held is None:
            return None
    return held
