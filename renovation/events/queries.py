"""Reads about events and registrations."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from renovation.events.enums import RegistrationState
from renovation.events.links import read_token
from renovation.events.models import Event, Registration
from renovation.events.rules import Attendance
from renovation.platforms.rules.reader import Reader

_SEATS = {
    "confirmed_seats": Coalesce(
        Sum("registrations__seats", filter=Q(registrations__state=RegistrationState.CONFIRMED)), 0
    ),
    "waiting_seats": Coalesce(Sum("registrations__seats", filter=Q(registrations__state=RegistrationState.WAITING)), 0),
}


def attendances_of(page_ids: Collection[int]) -> dict[int, Attendance]:
    """Seats taken for the events of these pages, in one query; a page that nobody registered to is left out."""
    found = Event.objects.filter(page_id__in=page_ids).annotate(**_SEATS)
    return {event.page_id: attendance_counted(event) for event in found}


def attendance_counted(event: Event) -> Attendance:
    """What the annotations of a query say."""
    return Attendance(confirmed=event.confirmed_seats, waiting=event.waiting_seats)  # type: ignore[attr-defined]


def revisions_of(page_ids: Collection[int]) -> dict[int, int]:
    """How often calendars were told of a change, by page."""
    return dict(Event.objects.filter(page_id__in=page_ids).values_list("page_id", "revision"))


def was_attended(page_id: int, *, now: datetime) -> bool:
    """Whether the event of this page is past, and people who registered for it are still known."""
    came = Registration.objects.filter(event__page_id=page_id, event__ends_at__lte=now)
    return came.exclude(state=RegistrationState.CANCELLED).exists()


def registration_by_token(token: str, *, platform_id: UUID) -> Registration | None:
    """The registration that a personal link opens, on its own platform."""
    found = read_token(token)
    if found is None:
        return None
    registrations = Registration.objects.select_related("event__platform")
    return registrations.filter(pk=found, event__platform_id=platform_id).first()


def events_for_staff(reader: Reader, *, now: datetime, past: bool = False) -> QuerySet[Event]:
    """Events of the reader's platforms with their seats: those that come, or those of the past, the newest first."""
    events = Event.objects.readable_by(reader).select_related("platform").annotate(**_SEATS)
    if past:
        return events.filter(ends_at__lte=now).order_by("-starts_at", "pk")
    return events.filter(ends_at__gt=now).order_by("starts_at", "pk")


def event_for_staff(reader: Reader, event_id: UUID) -> Event:
    """One event of the reader's platforms; `Event.DoesNotExist` for any other (D2)."""
    return Event.objects.readable_by(reader).select_related("platform").annotate(**_SEATS).get(pk=event_id)


def registrations_of(event: Event) -> list[Registration]:
    """Those who come, then those who wait, then those who gave up; each in the order of arrival."""
    order = {state: rank for rank, state in enumerate(RegistrationState.values)}
    found = event.registrations.order_by("created_at", "pk")
    return sorted(found, key=lambda registration: order[registration.state])


def registration_for_staff(reader: Reader, registration_id: UUID) -> Registration:
    """One registration of the reader's platforms; `Registration.DoesNotExist` for any other (D2)."""
    return Registration.objects.readable_by(reader).select_related("event__platform").get(pk=registration_id)
