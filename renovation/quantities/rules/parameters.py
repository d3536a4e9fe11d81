"""Dated parameters, frozen for one calculation with the fingerprint of their values."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from renovation.quantities.rules.yaml_files import content_of

Brackets = tuple[tuple[float | None, float, float], ...]


class MissingParameter(LookupError):
    """No usable value of this parameter at this date."""


@dataclass(frozen=True)
class Value:
    """One value in force: what it is, where it comes from, whether it was read in an official text."""

    code: str
    label: str
    unit: str
    value: Any
    source: str
    to_verify: bool
    address: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class Parameters:
    """Values in force at a date. The fingerprint changes with any value and is kept with every result."""

    on: date
    values: Mapping[str, Value]
    fingerprint: str

    def number(self, code: str) -> float:
        return float(self.named(code).value)

    def amount(self, code: str) -> Decimal:
        """Money, or a rate that multiplies money."""
        return Decimal(str(self.named(code).value))

    def brackets(self, code: str) -> Brackets:
        """Price brackets: (up to kWh or None, fixed euros, euros per kWh)."""
        return tuple((row[0], float(row[1]), float(row[2])) for row in self.named(code).value)

    def named(self, code: str) -> Value:
        try:
            return self.values[code]
        except KeyError:
            raise MissingParameter(f"{code} has no value on {self.on}") from None


def parameters_on(entries: Iterable[Mapping[str, Any]], on: date) -> Parameters:
    """The values in force on a day, from seeds or from rows of the same shape."""
    values = {}
    for entry in entries:
        for one in entry["values"]:
            if _day(one["valid_from"]) <= on and (not one.get("valid_to") or on < _day(one["valid_to"])):
                values[entry["code"]] = _value(entry, one)
    plain = json.dumps({code: values[code].value for code in sorted(values)}, sort_keys=True, default=str)
    return Parameters(on=on, values=values, fingerprint=hashlib.sha256(plain.encode()).hexdigest())


def seed_entries(folder: Path) -> Sequence[Mapping[str, Any]]:
    """The seeds of a folder, as they stand in its files."""
    files = sorted(folder.glob("*.yaml"))
    return [entry for path in files for entry in content_of(path)]


def _value(entry: Mapping[str, Any], one: Mapping[str, Any]) -> Value:
    source = one["source"]
    return Value(
        code=entry["code"],
        label=entry["label"],
        unit=entry["unit"],
        value=_plain(one.get("value", one.get("table"))),
        source=", ".join(part for part in (source["text"], source.get("article")) if part),
        to_verify=one["state"] == "to_verify",
        address=source.get("address") or "",
        valid_from=_day(one["valid_from"]),
        valid_to=_day(one["valid_to"]) if one.get("valid_to") else None,
    )


def _plain(value: Any) -> Any:
    """The same value whether it comes from YAML or from JSON: keys of tables are text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)
