"""Seeds of parameters, read from versioned files and checked before they reach the tables."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

STATES = frozenset({"published", "to_verify"})


class SeedError(ValueError):
    """A seed that cannot be taken; says which parameter and why."""


@dataclass(frozen=True)
class SeedValue:
    valid_from: date
    valid_to: date | None
    value: Any
    state: str
    source_text: str
    source_article: str
    source_address: str
    source_read_on: date | None


@dataclass(frozen=True)
class Seed:
    code: str
    label: str
    unit: str
    values: tuple[SeedValue, ...]


def read_seed(entry: Mapping[str, Any]) -> Seed:
    """One entry of a file. A value without a source is refused, and so are periods that overlap."""
    code = str(entry.get("code", "")).strip()
    if not code or not entry.get("label"):
        raise SeedError(f"parameter {code or '?'}: a code and a label are needed")
    if not entry.get("values"):
        raise SeedError(f"parameter {code}: no value")
    values = tuple(sorted((_value(code, one) for one in entry["values"]), key=lambda one: one.valid_from))
    _refuse_overlaps(code, values)
    return Seed(code=code, label=str(entry["label"]), unit=str(entry.get("unit") or ""), values=values)


def _value(code: str, one: Mapping[str, Any]) -> SeedValue:
    content = one.get("value", one.get("table"))
    source = one.get("source") or {}
    state = one.get("state", "published")
    valid_from, valid_to = _day(code, one.get("valid_from")), _day(code, one.get("valid_to"))
    if content is None or valid_from is None:
        raise SeedError(f"parameter {code}: a value and its first day are needed")
    if valid_to is not None and valid_to <= valid_from:
        raise SeedError(f"parameter {code}: the period ends before it begins")
    if state not in STATES or not source.get("text"):
        raise SeedError(f"parameter {code}: a known state and a source are needed")
    return SeedValue(
        valid_from=valid_from,
        valid_to=valid_to,
        value=_plain(content),
        state=state,
        source_text=str(source["text"]),
        source_article=str(source.get("article") or ""),
        source_address=str(source.get("address") or ""),
        source_read_on=_day(code, source.get("read_on")),
    )


def _day(code: str, value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise SeedError(f"parameter {code}: {value!r} is no date") from error


def _plain(content: Any) -> Any:
    """As JSON keeps it: keys are texts."""
    return json.loads(json.dumps(content))


def _refuse_overlaps(code: str, values: Sequence[SeedValue]) -> None:
    for earlier, later in pairwise(values):
        if earlier.valid_to is None or earlier.valid_to > later.valid_from:
            raise SeedError(f"parameter {code}: two periods overlap on {later.valid_from}")
