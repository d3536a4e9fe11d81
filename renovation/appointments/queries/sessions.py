"""Collective sessions and who comes."""

from datetime import datetime
from uuid import UUID

from django.db.models import F, Prefetch

from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Appointment, AppointmentType, CollectiveSession
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader
from renovation.platforms.rules.tokens import token_hash


def open_sessions(*, platform: Platform, now: datetime, kind: AppointmentType | None = None) -> list[CollectiveSession]:
    """Sessions to come that the public may join, full ones included: one may wait for them."""
    ahead = CollectiveSession.objects.ahead(now).counting_held(now)
    found = ahead.filter(platform=platform, is_public=True, kind__is_active=True)
    if kind is not None:
        found = found.filter(kind=kind)
    return list(found.select_related("kind", "at_place").order_by("period"))


def sessions_with_seats(*, platform: Platform, now: datetime) -> list[CollectiveSession]:
    """Those in which a seat is left."""
    return [each for each in open_sessions(platform=platform, now=now) if each.seats_left]


def public_session(
    platform: Platform, session_id: UUID, now: datetime, *, holder: str = ""
) -> CollectiveSession | None:
    """One session that the public may join; a seat kept for whoever asks is theirs."""
    ahead = CollectiveSession.objects.ahead(now).counting_held(now, token_hash(holder))
    found = ahead.filter(platform=platform, is_public=True, kind__is_active=True)
    return found.select_related("kind", "at_place", "platform").filter(pk=session_id).first()


def sessions_between(*, reader: Reader, start: datetime, end: datetime) -> list[CollectiveSession]:
    """Sessions of the reader's platforms in a span, cancelled ones included."""
    found = CollectiveSession.objects.readable_by(reader).filter(period__overlap=(start, end))
    return list(
        found.select_related("kind", "at_place", "room", "platform").prefetch_related("advisers").order_by("period")
    )


def readable_session(reader: Reader, session_id: UUID) -> CollectiveSession:
    """One session with its list; `CollectiveSession.DoesNotExist` for another platform's (D2)."""
    people = Appointment.objects.exclude(state=AppointmentState.CANCELLED).select_related("household", "case", "lead")
    ordered = people.order_by(F("household__last_name"), "household__first_name", "pk")
    found = CollectiveSession.objects.readable_by(reader).select_related("kind", "platform", "at_place", "room")
    return found.prefetch_related("advisers", Prefetch("appointments", ordered, to_attr="attendance")).get(
        pk=session_id
    )
