"""Whom a segment finds, line by line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from renovation.campaigns.queries.population import population
from renovation.campaigns.rules.criteria import Criteria, Over
from renovation.cases.models import Case, Lead
from renovation.households.models import Household
from renovation.territories.models import Commune


@dataclass(frozen=True)
class Line:
    """A household, with the case, the lead or the dwelling for which it is counted."""

    household: Household
    commune: str
    what: str
    case_id: UUID | None = None
    lead_id: UUID | None = None
    dwelling_id: UUID | None = None


def listed(platform_id: UUID, criteria: Criteria, *, now: datetime) -> QuerySet[Any]:
    """By name."""
    found = population(platform_id, criteria, now=now).select_related("household")
    if criteria.over == Over.HOMES:
        found = found.select_related("household", "dwelling__commune")
    return found.order_by("household__search_name", "pk")


def lines_of(rows: Iterable[Any]) -> list[Line]:
    """The rows of one page."""
    shown = list(rows)
    communes = Commune.objects.in_bulk([row.commune for row in shown if row.commune])
    return [_line(row, communes) for row in shown]


def _line(row: Any, communes: Mapping[str, Commune]) -> Line:
    place = communes[row.commune].name if row.commune else ""
    if isinstance(row, Case):
        return Line(row.household, place, f"{row.number}, {row.stage_name}", case_id=row.pk)
    if isinstance(row, Lead):
        return Line(row.household, place, str(row.get_state_display()), lead_id=row.pk)
    return Line(row.household, place, str(row.dwelling), dwelling_id=row.dwelling_id)
