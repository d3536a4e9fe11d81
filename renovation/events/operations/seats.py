"""Seats of an event, counted under its lock: whoever holds the row counts alone."""

from datetime import datetime

from django.db.models import Sum

from renovation.events.enums import RegistrationState
from renovation.events.mails import send_promoted
from renovation.events.models import Event
from renovation.events.rules import Attendance, Waiting, promoted
from renovation.journal.enums import Action
from renovation.journal.operations import record


def attendance_now(event: Event) -> Attendance:
    """The seats of an event whose row is locked."""
    sums = dict(event.registrations.order_by().values_list("state").annotate(seats=Sum("seats")))
    return Attendance(sums.get(RegistrationState.CONFIRMED, 0), sums.get(RegistrationState.WAITING, 0))


def give_free_seats(event: Event, *, now: datetime) -> int:
    """Give what is free to those who wait, and write to them; tells how many were promoted."""
    if event.is_cancelled or event.starts_at <= now:
        return 0
    left = None if event.capacity is None else event.capacity - attendance_now(event).confirmed
    waiting = list(event.registrations.waiting())
    chosen = promoted([Waiting(each.pk, each.seats) for each in waiting], seats_left=left)
    for registration in waiting:
        if registration.pk in chosen:
            registration.event = event
            registration.state = RegistrationState.CONFIRMED
            registration.save(update_fields=["state", "changed_at"])
            record(Action.REGISTRATION_PROMOTED, subject=registration, platform_id=event.platform_id)
            send_promoted(registration, now=now)
    return len(chosen)
