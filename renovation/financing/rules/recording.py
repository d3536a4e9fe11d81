"""Which parameters a calculation used, day by day: kept with it, they tell whether the rules changed since."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from renovation.aids.rules.financing import Book
from renovation.quantities.rules.parameters import Parameters, Value

Used = Mapping[str, Mapping[str, Any]]


class _Watched(Mapping[str, Value]):
    """The values of a day; what is asked of them is noted, found or not."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values
        self.asked: set[str] = set()

    def __getitem__(self, code: str) -> Value:
        self.asked.add(code)
        return self._values[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class Recorder:
    """A book of parameters that notes what is read in it."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._days: dict[date, tuple[Parameters, _Watched]] = {}

    def on_day(self, day: date) -> Parameters:
        if day not in self._days:
            found = self._book(day)
            watched = _Watched(found.values)
            self._days[day] = (Parameters(found.on, watched, found.fingerprint), watched)
        return self._days[day][0]

    def used(self) -> dict[str, dict[str, Any]]:
        """By day, every parameter that was asked for; nothing where the day has none."""
        return {
            day.isoformat(): {code: _plain(parameters.values.get(code)) for code in sorted(watched.asked)}
            for day, (parameters, watched) in sorted(self._days.items())
            if watched.asked
        }


@dataclass(frozen=True)
class Changed:
    """A parameter that is not what it was when the result was calculated."""

    code: str
    label: str
    before: Any
    after: Any
    source: str
    since: date | None


def fingerprint_of(used: Used) -> str:
    """Changes with any value that the result depends on, and with no other."""
    values = {day: {code: one.get("value") for code, one in codes.items()} for day, codes in used.items()}
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()


def changes(used: Used, book: Book, days: Mapping[str, date]) -> list[Changed]:
    """What differs from the values kept, on the days that take the place of those of the calculation."""
    found: dict[str, Changed] = {}
    for kept_day, codes in used.items():
        present = book(days.get(kept_day, date.fromisoformat(kept_day))).values
        for code, kept in codes.items():
            now = present.get(code)
            if (None if now is None else _comparable(now.value)) != kept.get("value"):
                found[code] = _changed(code, kept, now)
    return [found[code] for code in sorted(found)]


def _changed(code: str, kept: Mapping[str, Any], now: Value | None) -> Changed:
    if now is None:
        return Changed(code, kept.get("label", code), kept.get("value"), None, kept.get("source", ""), None)
    return Changed(code, now.label, kept.get("value"), _comparable(now.value), now.source, now.valid_from)


def values_of(used: Used) -> dict[str, Value]:
    """The parameters kept with a result, to explain it as it was."""
    return {
        code: Value(
            code=code,
            label=one["label"],
            unit=one["unit"],
            value=one["value"],
            source=one["source"],
            to_verify=one["to_verify"],
            address=one["address"],
            valid_from=date.fromisoformat(one["valid_from"]) if one["valid_from"] else None,
        )
        for codes in used.values()
        for code, one in codes.items()
        if one
    }


def _plain(value: Value | None) -> dict[str, Any]:
    if value is None:
        return {}
    return {
        "label": value.label,
        "unit": value.unit,
        "value": _comparable(value.value),
        "source": value.source,
        "address": value.address,
        "to_verify": value.to_verify,
        "valid_from": value.valid_from.isoformat() if value.valid_from else None,
    }


def _comparable(value: Any) -> Any:
    """The value as JSON gives it back."""
    return json.loads(json.dumps(value, default=str))
