"""What waits for an agent. The counts are taken from the very querysets of the lists, so that they agree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, Value
from django.db.models.fields import CharField

from renovation.cases.enums import LeadState
from renovation.cases.models import Lead, Message, Task
from renovation.cases.queries.cases import CaseCriteria, case_list
from renovation.cases.queries.leads import LeadCriteria, late, lead_list
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import Reader


@dataclass(frozen=True)
class Scope:
    """Whose work: the reader's own, or that of the whole team."""

    reader: Reader
    whole_team: bool = False

    @property
    def agent_id(self) -> UUID | None:
        return None if self.whole_team else self.reader.user_id


@dataclass(frozen=True)
class OfficeCounts:
    leads_waiting: int
    leads_to_take: int
    leads_late: int
    cases_running: int
    tasks_due: int
    tasks_late: int
    messages_unread: int
    # The rows of lists of other rooms, counted in the same query.
    beside: Mapping[str, int] = field(default_factory=dict)


def leads_to_take(scope: Scope, *, now: datetime) -> QuerySet[Lead]:
    """Leads that nobody answered yet: those without an agent, and the reader's own (or everybody's)."""
    whose = "" if scope.whole_team else "to_take"
    return lead_list(scope.reader, LeadCriteria(state=LeadState.NEW, whose=whose), now=now)


def open_tasks(scope: Scope, *, until: date | None = None, before: date | None = None) -> QuerySet[Task]:
    """Tasks to do in cases that the reader works on, due at the latest `until`, or strictly `before`."""
    tasks = Task.objects.to_do().filter(case__platform_id__in=_own_platforms(scope.reader))
    tasks = tasks.select_related("case__household", "case__dwelling__commune", "assigned_to")
    if not scope.whole_team:
        tasks = tasks.filter(assigned_to=scope.agent_id)
    if until is not None:
        tasks = tasks.filter(due_on__lte=until)
    if before is not None:
        tasks = tasks.filter(due_on__lt=before)
    return tasks.order_by("due_on", "pk")


def unread_messages(scope: Scope) -> QuerySet[Message]:
    """Messages of households that nobody read yet, in the reader's cases (or the team's)."""
    messages = Message.objects.filter(
        from_household=True, read_at__isnull=True, case__platform_id__in=_own_platforms(scope.reader)
    )
    messages = messages.select_related("case__household", "case__dwelling__commune", "case__referent")
    if not scope.whole_team:
        messages = messages.filter(case__referent=scope.agent_id)
    return messages.order_by("created_at", "pk")


def office_counts(
    scope: Scope, *, now: datetime, today: date, beside: Mapping[str, QuerySet[Any]] | None = None
) -> OfficeCounts:
    """All counts of the side bar and of the morning page, in one query; `beside` are lists of other rooms."""
    reader = scope.reader
    querysets: Mapping[str, QuerySet[Any]] = {
        "leads_waiting": lead_list(reader, LeadCriteria(), now=now),
        "leads_to_take": leads_to_take(scope, now=now),
        "leads_late": late(leads_to_take(scope, now=now), now=now),
        "cases_running": case_list(reader, CaseCriteria()),
        "tasks_due": open_tasks(scope, until=today),
        "tasks_late": open_tasks(scope, before=today),
        "messages_unread": unread_messages(scope),
    }
    elsewhere = beside or {}
    first, *others = [_count(name, queryset) for name, queryset in {**querysets, **elsewhere}.items()]
    found = dict(first.union(*others, all=True))
    counted = {name: found.get(name, 0) for name in querysets}
    return OfficeCounts(**counted, beside={name: found.get(name, 0) for name in elsewhere})


def _own_platforms(reader: Reader) -> frozenset[UUID]:
    """Where the reader works: a partner has no messages to answer."""
    return reader.platform_ids(*Role.working_on_cases())


def _count(name: str, queryset: QuerySet[Any]) -> QuerySet[Any]:
    named = queryset.order_by().annotate(list_name=Value(name, output_field=CharField())).values("list_name")
    # Of rows, not of identifiers: an index alone may answer.
    return named.annotate(rows=Count("*")).values_list("list_name", "rows")
