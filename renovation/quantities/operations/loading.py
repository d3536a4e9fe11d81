"""Bringing dated values into the tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from psycopg.types.range import Range

from renovation.journal.enums import Action
from renovation.journal.operations import record
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

    A value that a person wrote or verified in the back office is never touched by a file.
    """
    seeds = [read_seed(entry) for entry in entries]
    _name_parameters(seeds)
    usable = _usable_values(seeds)
    added: list[DatedValue] = []
    changed = 0
    for seed in seeds:
        news, differences = _fit_values(seed, usable[seed.code], at)
        added, changed = [*added, *news], changed + differences
    # Last: the periods that close have made room for the next ones.
    DatedValue.objects.bulk_create(added)
    loaded = Loaded(parameters=len(seeds), added=len(added), changed=changed)
    if added or changed:
        record(Action.CONFIGURATION_CHANGED, detail=asdict(loaded))
    return loaded


def _name_parameters(seeds: Iterable[Seed]) -> None:
    """Their labels and units, as the files say today."""
    named = {seed.code: Parameter(code=seed.code, label=seed.label, unit=seed.unit) for seed in seeds}
    Parameter.objects.bulk_create(
        named.values(), update_conflicts=True, unique_fields=["code"], update_fields=["label", "unit"]
    )


def _usable_values(seeds: Iterable[Seed]) -> dict[str, list[DatedValue]]:
    usable: dict[str, list[DatedValue]] = {seed.code: [] for seed in seeds}
    for row in DatedValue.objects.usable().filter(parameter__in=usable):
        usable[row.parameter_id].append(row)
    return usable


def _fit_values(seed: Seed, rows: Sequence[DatedValue], at: datetime) -> tuple[list[DatedValue], int]:
    """The values to be added, and how many were changed.

    What people published in the back office comes first: a file fills what is around it.
    """
    own = {row.starts_on: row for row in rows if not _is_touched(row)}
    touched = sorted((row for row in rows if _is_touched(row)), key=lambda row: row.starts_on)
    added: list[DatedValue] = []
    changed = 0
    for value in seed.values:
        room = _room(value, touched)
        if room is None:
            continue
        present = own.get(room.valid_from)
        if present is None:
            added.append(_row(DatedValue(parameter_id=seed.code), room, at))
        elif _differs(present, room):
            _row(present, room, at).save()
            changed += 1
    return added, changed


def _is_touched(row: DatedValue) -> bool:
    """Whether a person wrote or verified it."""
    return row.author_id is not None or row.verifier_id is not None


def _room(value: SeedValue, touched: Sequence[DatedValue]) -> SeedValue | None:
    """The part of a period that no person's value covers: up to the next of them, or nothing."""
    for row in touched:
        if row.starts_on <= value.valid_from and (row.ends_before is None or value.valid_from < row.ends_before):
            return None
        if row.starts_on > value.valid_from and (value.valid_to is None or row.starts_on < value.valid_to):
            return replace(value, valid_to=row.starts_on)
    return value


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
