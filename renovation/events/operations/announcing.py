"""The domain follows the pages of the agenda: what they say, and those that are withdrawn."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection, transaction

from renovation.events.mails import send_cancelled, send_changed
from renovation.events.models import Event
from renovation.events.operations.seats import give_free_seats
from renovation.events.rules import Announced, matters_to_registered
from renovation.platforms.models import Platform

LOCK = 14


@transaction.atomic
def announce(*, platform: Platform, announced: Announced, now: datetime) -> Event:
    """Take over what the page says. Nothing is written when nothing changed.

    Those who are registered are told of another time or place and of a cancellation; seats that were added go to
    those who wait. Whoever registered for a date that is past said nothing of another one: they are forgotten.
    """
    event = _locked(platform, announced)
    before = event.announced
    if before == announced:
        return event
    was_cancelled = event.is_cancelled
    for field in Announced.__dataclass_fields__:
        setattr(event, field, getattr(announced, field))
    was_ahead = before.ends_at > now
    is_told = (
        was_ahead
        and announced.starts_at > now
        and (matters_to_registered(before, announced) or was_cancelled != announced.is_cancelled)
    )
    event.revision += is_told
    if announced.ends_at > now:
        event.forgotten_at = None
        if not was_ahead:
            event.registrations.all().delete()
    event.save()
    if is_told:
        _tell(event, now=now)
    give_free_seats(event, now=now)
    return event


@transaction.atomic
def withdraw_missing(*, live_page_ids: Collection[int], now: datetime) -> int:
    """Events to come whose page is not on the site any more take no registration; tells how many."""
    gone = Event.objects.select_for_update().filter(ends_at__gt=now, takes_registrations=True)
    return gone.exclude(page_id__in=live_page_ids).update(takes_registrations=False)


def _locked(platform: Platform, announced: Announced) -> Event:
    """The row of this page, locked; created as the page says when it is announced for the first time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [str(announced.page_id), LOCK])
    found = Event.objects.select_for_update(of=("self",)).filter(page_id=announced.page_id).first()
    return found or Event.objects.create(platform=platform, **_fields(announced))


def _fields(announced: Announced) -> dict[str, object]:
    return {field: getattr(announced, field) for field in Announced.__dataclass_fields__}


def _tell(event: Event, *, now: datetime) -> None:
    """Everybody who still wants to come."""
    send = send_cancelled if event.is_cancelled else send_changed
    for registration in event.registrations.exclude(state="cancelled").order_by("created_at", "pk"):
        registration.event = event
        send(registration, now=now)
