"""What happened to a parameter."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.quantities.enums import ValueState
from renovation.quantities.models import DatedValue
from renovation.quantities.queries.batches import BatchLine, line_of


@dataclass(frozen=True)
class Act:
    """One act on a value: who did it, when. A value that came with the installation has no author."""

    at: datetime
    action: str
    value: DatedValue
    actor_id: UUID | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)


def history_of(code: str) -> list[DatedValue]:
    """Every value of a parameter that ever counted, the newest period first."""
    counted = [*ValueState.usable(), ValueState.REPLACED]
    return list(DatedValue.objects.filter(parameter_id=code, state__in=counted).order_by("-valid", "-published_at"))


def acts_on(code: str) -> list[Act]:
    """What people did, and what came with the installation, the newest first."""
    values = {str(value.pk): value for value in DatedValue.objects.filter(parameter_id=code).select_related("batch")}
    entries = Entry.objects.filter(object_type="quantities.datedvalue", object_id__in=list(values))
    acts = [
        Act(entry.at, entry.action, values[entry.object_id], entry.actor_id, entry.detail)
        for entry in entries.order_by("pk")
    ]
    acts += [
        Act(value.published_at, Action.CONFIGURATION_CHANGED, value)
        for value in values.values()
        if value.author_id is None and value.published_at
    ]
    return sorted(acts, key=lambda act: (act.at, act.value.starts_on), reverse=True)


def proposal_of(value: DatedValue) -> BatchLine:
    """A proposal beside the value that it would follow."""
    return line_of(value, list(DatedValue.objects.usable().filter(parameter_id=value.parameter_id)))
