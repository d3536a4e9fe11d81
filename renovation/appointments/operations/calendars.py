"""Calendars of advisers elsewhere: only busy times are kept, and replaced whole at each reading."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
from django.conf import settings
from django.db import transaction
from psycopg.types.range import TimestamptzRange

from renovation.accounts.models import User
from renovation.appointments.models import ExternalBusy, ExternalCalendar
from renovation.appointments.outside_calendars import AddressRefused, checked_address, fetch_calendar
from renovation.appointments.refusals import CalendarRefused
from renovation.appointments.rules.ics_lines import CalendarUnreadable
from renovation.appointments.rules.ics_reading import busy_times
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outside.failures import OutsideFailure

MOST_CALENDARS = 3
# What is past is of no use; what is further away nobody books.
BEHIND, AHEAD = timedelta(days=1), timedelta(days=400)
# An address is not asked more often, whoever opens the agenda.
FRESH_FOR = timedelta(minutes=15)


@transaction.atomic
def link_calendar(*, adviser: User, name: str, url: str) -> ExternalCalendar:
    """Have a calendar read from an ICS address, again and again. `CalendarRefused` when the address may not be read."""
    _check_number(adviser)
    try:
        address = checked_address(url)
    except AddressRefused as error:
        raise CalendarRefused(str(error)) from error
    calendar = ExternalCalendar.objects.create(adviser=adviser, name=_named(name), url=address)
    record(Action.CALENDAR_LINKED, subject=calendar, detail={"from": "address"})
    return calendar


@transaction.atomic
def upload_calendar(
    *, adviser: User, name: str, content: bytes, now: datetime, zone: ZoneInfo | None = None
) -> ExternalCalendar:
    """Take the busy times of a file; one with the same name replaces the former."""
    spans = _read(content, zone or _default_zone(), now)
    calendar = ExternalCalendar.objects.filter(adviser=adviser, name=_named(name), url="").first()
    if calendar is None:
        _check_number(adviser)
        calendar = ExternalCalendar.objects.create(adviser=adviser, name=_named(name))
    _replace(calendar, spans, content, now)
    record(Action.CALENDAR_LINKED, subject=calendar, detail={"from": "file", "busy": len(spans)})
    return calendar


@transaction.atomic
def unlink_calendar(*, calendar: ExternalCalendar) -> None:
    """Forget a calendar and its busy times."""
    record(Action.CALENDAR_UNLINKED, subject=calendar)
    calendar.delete()


def read_calendar(
    *, calendar_id: UUID, now: datetime, transport: httpx.BaseTransport | None = None
) -> ExternalCalendar:
    """Read a calendar at its address, unless it was read lately; what cannot be read leaves the former busy times.

    The call stands outside any transaction: a slow host holds no row.
    """
    calendar = ExternalCalendar.objects.get(pk=calendar_id)
    if not calendar.url or (calendar.read_at is not None and calendar.read_at > now - FRESH_FOR):
        return calendar
    try:
        content = fetch_calendar(calendar.url, transport=transport)
        spans = _read(content, _default_zone(), now)
    except (OutsideFailure, AddressRefused, CalendarRefused) as error:
        calendar.failed_at, calendar.failure = now, str(error)[:300]
        calendar.save(update_fields=["failed_at", "failure"])
        return calendar
    with transaction.atomic():
        _replace(calendar, spans, content, now)
    return calendar


def _read(content: bytes, zone: ZoneInfo, now: datetime) -> list[tuple[datetime, datetime]]:
    try:
        return busy_times(content, zone=zone, first=now - BEHIND, last=now + AHEAD)
    except CalendarUnreadable as error:
        raise CalendarRefused(str(error)) from error


def _replace(calendar: ExternalCalendar, spans: list[tuple[datetime, datetime]], content: bytes, now: datetime) -> None:
    digest = hashlib.sha256(content).hexdigest()
    ExternalBusy.objects.filter(calendar=calendar).delete()
    rows = [
        ExternalBusy(calendar=calendar, adviser_id=calendar.adviser_id, period=TimestamptzRange(start, end))
        for start, end in spans
    ]
    ExternalBusy.objects.bulk_create(rows, batch_size=2000)
    calendar.digest, calendar.read_at, calendar.failed_at, calendar.failure = digest, now, None, ""
    calendar.save(update_fields=["digest", "read_at", "failed_at", "failure"])


def _check_number(adviser: User) -> None:
    if ExternalCalendar.objects.filter(adviser=adviser).count() >= MOST_CALENDARS:
        raise CalendarRefused(f"Vous avez déjà relié {MOST_CALENDARS} agendas : retirez-en un.")


def _named(name: str) -> str:
    return " ".join(name.split())[:80] or "Agenda"


def _default_zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)
