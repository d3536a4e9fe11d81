"""Reads about batches: what they change, and what was found of their effect."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from renovation.quantities.effects import watched_named
from renovation.quantities.models import Batch, DatedValue
from renovation.quantities.queries.in_force import as_entries, entries_on
from renovation.quantities.rules.batch_checking import Known
from renovation.quantities.rules.succession import PeriodRefused, Span, succession


@dataclass(frozen=True)
class BatchLine:
    """A value of a batch, the one that holds when it begins, and what becomes of the latter."""

    value: DatedValue
    former: DatedValue | None
    former_is_replaced: bool
    nothing_from: date | None
    refusal: str


@dataclass(frozen=True)
class BatchComparison:
    """All the differences of a batch. `seen` changes with any of them."""

    lines: tuple[BatchLine, ...]
    seen: str

    @property
    def can_be_published(self) -> bool:
        return not any(line.refusal for line in self.lines)

    @property
    def starts_on(self) -> date | None:
        return min((line.value.starts_on for line in self.lines), default=None)


@dataclass(frozen=True)
class EffectPart:
    """What was found about one kind of results."""

    label: str
    total: int
    planned: int
    done: int
    changed: int
    failed: int
    aspects: tuple[tuple[str, int], ...]
    examples: tuple[tuple[str, str, str], ...]

    @property
    def is_done(self) -> bool:
        return self.done >= self.planned


def all_batches() -> QuerySet[Batch]:
    """The newest first, with the number of their values."""
    return Batch.objects.annotate(number=Count("values")).defer("effect").order_by("-created_at", "pk")


def batch_by_id(batch_id: UUID) -> Batch:
    return Batch.objects.get(pk=batch_id)


def comparison_of(batch: Batch) -> BatchComparison:
    """The differences as they stand now: what is published may have changed since the import."""
    values = list(batch.values.select_related("parameter").order_by("parameter_id", "valid"))
    rows = DatedValue.objects.usable().filter(parameter_id__in={value.parameter_id for value in values})
    present: dict[str, list[DatedValue]] = {}
    for row in rows.exclude(batch=batch):
        present.setdefault(row.parameter_id, []).append(row)
    lines = tuple(line_of(value, present.get(value.parameter_id, [])) for value in values)
    told = [[(str(one.pk), one.revision) for one in (line.value, line.former) if one] for line in lines]
    return BatchComparison(lines, hashlib.sha256(json.dumps(told).encode()).hexdigest())


def line_of(value: DatedValue, present: list[DatedValue]) -> BatchLine:
    """A value that is proposed, held against those published."""
    spans = [Span(row.starts_on, row.ends_before, row.pk) for row in present]
    try:
        found = succession(Span(value.starts_on, value.ends_before), spans)
    except PeriodRefused as refused:
        return BatchLine(value, None, False, None, refused.text)
    touched = next((row for row in present if row.pk in {*found.closed, *found.replaced}), None)
    eve = value.starts_on - timedelta(days=1)
    former = touched or next((row for row in present if row.last_day == eve), None)
    return BatchLine(value, former, bool(found.replaced), found.nothing_from, "")


def entries_with(batch: Batch, on: date) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The values of a day without the batch, and with it."""
    before = entries_on(on)
    own = as_entries(batch.values.filter(valid__contains=on).select_related("parameter"))
    codes = {entry["code"] for entry in own}
    return before, [*(entry for entry in before if entry["code"] not in codes), *own]


def known_parameters(codes: Iterable[str]) -> dict[str, Known]:
    """Every parameter, since a code unknown is told with the nearest; those named with their values published."""
    rows: dict[str, list[DatedValue]] = {}
    for row in DatedValue.objects.usable().filter(parameter_id__in=list(codes)).order_by("valid"):
        rows.setdefault(row.parameter_id, []).append(row)
    units = dict(DatedValue.objects.usable().values_list("parameter_id", "parameter__unit"))
    return {code: _known(unit, rows.get(code, [])) for code, unit in units.items()}


def effect_of(batch: Batch) -> list[EffectPart]:
    """How far the measure has come, and what was found."""
    return [_part(part) for part in batch.effect.get("parts", [])]


def _known(unit: str, rows: list[DatedValue]) -> Known:
    spans = tuple(Span(row.starts_on, row.ends_before, row.pk) for row in rows)
    example = rows[-1].value if rows else None
    return Known(unit=unit, example=example, spans=spans, values={row.pk: row.value for row in rows})


def _part(part: Mapping[str, Any]) -> EffectPart:
    watched = watched_named(part["name"])
    return EffectPart(
        label=watched.label if watched else part["name"],
        total=part["total"],
        planned=len(part["keys"]),
        done=part["done"],
        changed=part["changed"],
        failed=part["failed"],
        aspects=tuple(sorted(part["aspects"].items())),
        examples=tuple((subject, before, after) for subject, before, after in part["examples"]),
    )
