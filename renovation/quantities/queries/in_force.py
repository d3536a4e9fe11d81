"""Reads of dated values, as plain data that rules take."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from renovation.quantities.enums import ValueState
from renovation.quantities.models import DatedValue
from renovation.quantities.rules.parameters import Value, parameters_on


def entries_on(on: date, *, prefix: str = "") -> list[dict[str, Any]]:
    """The parameters in force on a day, each with its one value, in the shape of the seed files. One request.

    With `prefix`, those whose codes begin so: a result keeps the fingerprint of what concerns it, not of the rest.
    """
    rows = DatedValue.objects.usable().filter(valid__contains=on, parameter__code__startswith=prefix)
    rows = rows.select_related("parameter")
    return as_entries(rows.order_by("parameter_id"))


def values_on(codes: Iterable[str], on: date) -> Mapping[str, Value]:
    """The values of these parameters in force on a day, by code; those without a value are not there."""
    rows = DatedValue.objects.usable().filter(parameter_id__in=list(codes), valid__contains=on)
    return parameters_on(as_entries(rows.select_related("parameter")), on).values


def codes_in_force(codes: Iterable[str], on: date) -> frozenset[str]:
    """Those of these parameters that have a value on a day."""
    rows = DatedValue.objects.usable().filter(parameter_id__in=list(codes), valid__contains=on)
    return frozenset(rows.values_list("parameter_id", flat=True))


def choices_of(prefix: str) -> list[tuple[str, str, Any]]:
    """Code, label and latest usable value of the parameters whose code begins so, by label."""
    rows = DatedValue.objects.usable().filter(parameter__code__startswith=prefix)
    latest = {row.parameter_id: row for row in rows.select_related("parameter").order_by("valid")}
    found = [(row.parameter_id, row.parameter.label, row.value) for row in latest.values()]
    return sorted(found, key=lambda one: one[1])


def as_entries(rows: Iterable[DatedValue]) -> list[dict[str, Any]]:
    """Values in the shape of the seed files."""
    return [
        {
            "code": row.parameter_id,
            "label": row.parameter.label,
            "unit": row.parameter.unit,
            "values": [_value(row)],
        }
        for row in rows
    ]


def _value(row: DatedValue) -> dict[str, Any]:
    content = "table" if isinstance(row.value, dict | list) else "value"
    return {
        "valid_from": row.valid.lower,
        "valid_to": row.valid.upper,
        content: row.value,
        "state": row.state if row.state in ValueState.usable() else _once_published(row),
        "source": {
            "text": row.source_text,
            "article": row.source_article,
            "address": row.source_address,
            "read_on": row.source_read_on,
        },
    }


def _once_published(row: DatedValue) -> str:
    """The state that a proposal will have."""
    return str(ValueState.TO_VERIFY if row.text_not_read else ValueState.PUBLISHED)
