"""A quote that a colleague saved meanwhile: his lines stay, what was typed on those that he removed is said."""

import re

from django.http import QueryDict

from backoffice.contracts.sheet import Difference, QuoteSheet
from renovation.works.rules.catalogue import catalogue

_CELL = re.compile(r"line-([0-9a-f-]{36})-(label|work_type|quantity|unit|ht|vat_rate|ttc|c-.+)")


def carried_over(sent: QueryDict, fresh: QuoteSheet) -> QueryDict:
    """What was sent, on the quote as it is now: cells that the sender did not see keep what the colleague wrote."""
    data = sent.copy()
    for name, field in fresh.fields.items():
        kept = field.prepare_value(fresh.get_initial_for_field(field, name))
        if name.startswith("line-") and name not in data and kept not in (None, "", False):
            data[name] = str(kept)
    data["revision"] = str(fresh.initial["revision"])
    return data


def on_removed_lines(sent: QueryDict, fresh: QuoteSheet) -> list[Difference]:
    """What was typed on lines that are no longer there: to type again if they are wanted."""
    here = {str(line.pk) for line in fresh.lines}
    lost: dict[str, list[str]] = {}
    for name, value in sent.items():
        cell = _CELL.fullmatch(name)
        if cell and cell[1] not in here and value and f"line-{cell[1]}-removed" not in sent:
            type_ = catalogue().find(str(value)) if cell[2] == "work_type" else None
            lost.setdefault(cell[1], []).append(type_.title if type_ else str(value))
    return [Difference("Ligne retirée entre-temps", "retirée", ", ".join(values)) for values in lost.values()]
