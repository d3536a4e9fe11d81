"""Descriptions from plain JSON and back. Every wrong value is named: where it is, which field, what to write."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, get_type_hints

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Inertia
from renovation.diagnosis.rules.detail.columns import NBSP, CellError, Column, Value
from renovation.diagnosis.rules.detail.entry import DetailedDwelling, Insulation
from renovation.diagnosis.rules.detail.part import Part
from renovation.diagnosis.rules.detail.parts import DWELLING, TABLES

MOST_LINES = 200
_TABLES = (DWELLING, *TABLES, *(inner for table in TABLES for inner in table.inner))
_RECORDS: tuple[type[Any], ...] = (Insulation, *(part.record for part in _TABLES))
_HINTS: Mapping[type[Any], Mapping[str, Any]] = {
    record: get_type_hints(record, {"Kind": Kind, "Period": Period, "Inertia": Inertia}) for record in _RECORDS
}


class EntryError(ValueError):
    """One value that cannot be taken. `path` is its address, `place` says where it is in French."""

    def __init__(self, path: str, place: str, message: str) -> None:
        super().__init__(f"{place}{NBSP}: {message}" if place else message)
        self.path = path
        self.place = place
        self.message = message


class EntryErrors(ValueError):
    """All that is wrong in a description."""

    def __init__(self, errors: tuple[EntryError, ...]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = errors


def read_dwelling(plain: Mapping[str, Any]) -> DetailedDwelling:
    """The description of plain JSON; raises EntryErrors with everything that is wrong in it."""
    if not isinstance(plain, Mapping):
        raise EntryErrors((EntryError("", "Logement", "La description n’est pas lisible."),))
    errors: list[EntryError] = []
    dwelling = _read_line(DWELLING, plain, "", "", errors)
    if errors:
        raise EntryErrors(tuple(errors))
    sources = plain.get("sources", {})
    kept = {str(path): str(source) for path, source in sources.items()} if isinstance(sources, Mapping) else {}
    return DetailedDwelling(**dwelling, sources=kept)


def read_line(part: Part, values: Mapping[str, Value], **inner: Any) -> Any:
    """A record from typed values by column; the records of its own tables are given as they are."""
    return part.record(**_arguments(part, values), **inner)


def plain_dwelling(dwelling: DetailedDwelling) -> dict[str, Any]:
    """Plain JSON: what is not said is absent, all else is written, defaults included."""
    return _plain(dwelling)  # type: ignore[no-any-return]


def value_at(record: Any, name: str) -> Value:
    """The value of a column in a record, as a plain code or figure."""
    value = record
    for step in name.split("."):
        value = getattr(value, step)
    return str(value.value) if isinstance(value, Enum) else value


def values_of(part: Part, record: Any) -> dict[str, Value]:
    """Every column of a record."""
    return {column.name: value_at(record, column.name) for column in part.columns}


def _read_line(part: Part, plain: Any, path: str, place: str, errors: list[EntryError]) -> dict[str, Any]:
    """Typed arguments of one record; what cannot be read is added to `errors`."""
    if not isinstance(plain, Mapping):
        errors.append(EntryError(path, place or part.label, "Cette ligne n’est pas lisible."))
        return {}
    before = len(errors)
    values = {column.name: _read_cell(column, plain, path, place, errors) for column in part.columns}
    tables = {inner.field: _read_table(inner, plain, path, place, errors) for inner in part.inner}
    errors += _unknown_names(part, plain, path, place)
    return {**_arguments(part, values), **tables} if len(errors) == before else {}


def _read_cell(column: Column, plain: Mapping[str, Any], path: str, place: str, errors: list[EntryError]) -> Value:
    raw: Any = plain
    for step in column.name.split("."):
        raw = raw.get(step) if isinstance(raw, Mapping) else None
    try:
        return column.understand(raw)
    except CellError as error:
        where = f"{place}, {within(column.label)}" if place else column.label
        errors.append(EntryError(_join(path, column.name), where, str(error)))
        return None


def _read_table(part: Part, plain: Mapping[str, Any], path: str, place: str, errors: list[EntryError]) -> Any:
    lines = plain.get(part.field) or ()
    here = _join(path, part.field)
    label = f"{place}, {within(part.label)}" if place else part.label
    if not isinstance(lines, list | tuple) or len(lines) > MOST_LINES:
        errors.append(EntryError(here, label, f"Une liste de {MOST_LINES} lignes au plus est attendue."))
        return ()
    read = [
        (_read_line(part, line, f"{here}.{rank}", f"{label}, ligne{NBSP}{rank + 1}", errors))
        for rank, line in enumerate(lines)
    ]
    return () if errors else tuple(part.record(**arguments) for arguments in read)


def _arguments(part: Part, values: Mapping[str, Value]) -> dict[str, Any]:
    """Values by column turned into the record's own types: enumerations, and the insulation as one record."""
    found: dict[str, Any] = {}
    insulation: dict[str, Any] = {}
    for name, value in values.items():
        if value is None:
            continue
        if name.startswith("insulation."):
            insulation[name.removeprefix("insulation.")] = _typed(Insulation, name.split(".")[1], value)
        else:
            found[name] = _typed(part.record, name, value)
    return {**found, "insulation": Insulation(**insulation)} if insulation else found


def _typed(record: type[Any], name: str, value: Value) -> Any:
    hint = _HINTS[record][name]
    kinds = getattr(hint, "__args__", (hint,))
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(value)
    return value


def _unknown_names(part: Part, plain: Mapping[str, Any], path: str, place: str) -> Iterator[EntryError]:
    """A misspelt name would be lost in silence: it is an error."""
    known = {column.name.split(".")[0] for column in part.columns} | {inner.field for inner in part.inner}
    known |= {"sources"} if part is DWELLING else set()
    for name in plain:
        if name not in known:
            yield EntryError(_join(path, str(name)), place or part.label, f"«{NBSP}{name}{NBSP}» n’existe pas ici.")


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        return {name: plain for name, plain in named.items() if plain is not None}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value


def within(label: str) -> str:
    """A label in the middle of a sentence; symbols (U, Fe1) keep their capital."""
    return label[0].lower() + label[1:] if label[1:2].islower() and len(label) > 3 else label


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
