"""The agenda as it was asked for: what comes, or a month of the past."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.db.models.functions import TruncMonth
from django.http import QueryDict
from django.utils import timezone

from renovation.events.queries import attendances_of
from renovation.events.rules import Attendance, Standing, standing

EVENTS_PER_PAGE = 12
LAST_MONTH = 12


@dataclass(frozen=True)
class Month:
    """A month of the archive; its code is "2026-10"."""

    first_day: date
    chosen: bool

    @property
    def code(self) -> str:
        return f"{self.first_day:%Y-%m}"


@dataclass(frozen=True)
class Entry:
    """An event of a list, with what a visitor may do."""

    page: Any
    standing: Standing


def with_standing(events: Iterable[Any], *, now: datetime) -> list[Entry]:
    """Each event with the seats that are left, counted in one query."""
    pages = list(events)
    taken = attendances_of([page.pk for page in pages if page.pk])
    return [Entry(page, standing(page.announced, taken.get(page.pk, Attendance()), now=now)) for page in pages]


def agenda_context(events: QuerySet[Any], asked: QueryDict, *, now: datetime) -> dict[str, Any]:
    """The events that come, soonest first; with `?mois=`, those of a past month, and the months that have some."""
    past = events.filter(ends_at__lte=now)
    month = _month(asked.get("mois", ""))
    found = _of_month(past, month) if month else events.filter(ends_at__gt=now)
    page = Paginator(found.order_by("starts_at", "pk"), EVENTS_PER_PAGE).get_page(asked.get("page", "1"))
    return {
        "events": page,
        "entries": with_standing(page.object_list, now=now),
        "month": month,
        "months": _months(past, month),
        "query": f"mois={month:%Y-%m}&" if month else "",
    }


def _months(past: QuerySet[Any], chosen: date | None) -> Sequence[Month]:
    """Months with past events, the newest first."""
    found = past.order_by().annotate(month=TruncMonth("starts_at")).values_list("month", flat=True).distinct()
    days = sorted({timezone.localtime(month).date() for month in found}, reverse=True)
    return [Month(day, day == chosen) for day in days]


def _of_month(past: QuerySet[Any], month: date) -> QuerySet[Any]:
    following = date(month.year + month.month // LAST_MONTH, month.month % LAST_MONTH + 1, 1)
    return past.filter(starts_at__gte=_midnight(month), starts_at__lt=_midnight(following))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _month(text: str) -> date | None:
    """A month that a calendar can hold; anything else asks nothing."""
    try:
        month = datetime.strptime(text, "%Y-%m").replace(tzinfo=timezone.get_default_timezone()).date()
    except ValueError:
        return None
    return month if 1990 <= month.year <= 2200 else None
