"""Bringing dated values into the tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from psycopg.types.range import Range

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.quantities.enums import ValueState
from renovation.quantities.models import DatedValue, Parameter
from renovation.quantities.rules.seeds import Seed, SeedValue, read_seed


@dataclass(frozen=True)
class Loaded:
    """What a load did."""

    parameters: int
    added: int
    changed: int


@transaction.atomic
def load_parameters(*, entries: Iterable[Mapping[str, Any]], at: datetime) -> Loaded:
    """Bring seeds into the tables, all or nothing. Loading the same file twice changes nothing.

    A value written by a person in the back office (it has an author) is never touched by a file.
    """
    added = changed = parameters = 0
    for entry in entries:
        seed = read_seed(entry)
        parameters += 1
        Parameter.objects.update_or_create(code=seed.code, defaults={"label": seed.label, "unit": seed.unit})
        news, differences = _load_values(seed, at)
        added, changed = added + news, changed + differences
    if added or changed:
        record(Action.CONFIGURATION_CHANGED, detail={"parameters": parameters, "added": added, "changed": changed})
    return Loaded(parameters=parameters, added=added, changed=changed)


def _load_values(seed: Seed, at: datetime) -> tuple[int, int]:
    known = {
        value.valid.lower: value
        for value in DatedValue.objects.filter(parameter_id=seed.code, state__in=ValueState.usable())
    }
    added = changed = 0
    # Oldest first: a period that closes makes room for the next one.
    for value in seed.values:
        present = known.get(value.valid_from)
        if present is None:
            _row(DatedValue(parameter_id=seed.code), value, at).save(force_insert=True)
            added += 1
        elif present.author_id is None and _differs(present, value):
            _row(present, value, at).save()
            changed += 1
    return added, changed


def _row(row: DatedValue, value: SeedValue, at: datetime) -> DatedValue:
    row.valid = Range(value.valid_from, value.valid_to)
    row.value = value.value
    row.state = value.state
    row.source_text = value.source_text
    row.source_article = value.source_article
    row.source_address = value.source_address
    row.source_read_on = value.source_read_on
    row.published_at = at
    return row


def _differs(row: DatedValue, value: SeedValue) -> bool:
    return (row.valid.upper, row.value, row.state, row.source_text, row.source_article, row.source_address) != (
        value.valid_to,
        value.value,
        value.state,
        value.source_text,
        value.source_article,
        value.source_address,
    ) or row.source_read_on != value.source_read_on
