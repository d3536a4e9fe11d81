"""Registrations do not stay (retention table: some months after the event)."""

from datetime import datetime, timedelta

from django.db import transaction

from renovation.events.models import Event, Registration

DAYS_IN_MONTH = 31


@transaction.atomic
def forget_registrations(*, now: datetime, months: int) -> int:
    """Delete who registered for events that ended so long ago; the event stays. Tells how many were deleted."""
    before = now - timedelta(days=months * DAYS_IN_MONTH)
    old = Event.objects.filter(ends_at__lt=before, forgotten_at__isnull=True)
    event_ids = list(old.values_list("pk", flat=True))
    deleted, _ = Registration.objects.filter(event__in=event_ids).delete()
    Event.objects.filter(pk__in=event_ids).update(forgotten_at=now)
    return deleted
