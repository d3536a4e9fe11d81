"""Reads of dated values, as plain data that rules take."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from renovation.quantities.enums import ValueState
from renovation.quantities.models import DatedValue


def entries_on(on: date) -> list[dict[str, Any]]:
    """The parameters in force on a day, each with its one value, in the shape of the seed files. One request."""
    rows = (
        DatedValue.objects.filter(valid__contains=on, state__in=ValueState.usable())
        .select_related("parameter")
        .order_by("parameter_id")
    )
    return _entries(rows)


def history_of(code: str) -> list[DatedValue]:
    """All usable values of a parameter, the newest first."""
    return list(DatedValue.objects.filter(parameter_id=code, state__in=ValueState.usable()).order_by("-valid"))


def _entries(rows: Iterable[DatedValue]) -> list[dict[str, Any]]:
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
        "state": row.state,
        "source": {
            "text": row.source_text,
            "article": row.source_article,
            "address": row.source_address,
            "read_on": row.source_read_on,
        },
    }
