"""What a private calendar address gives: a year of appointments, as much of each as was chosen."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState, FeedDetail, Modality
from renovation.appointments.models import Appointment, CalendarFeed, CollectiveSession
from renovation.appointments.permissions import can_set_agenda
from renovation.appointments.rules.ics_writing import PRODUCT, Line, calendar_text
from renovation.platforms.queries import reader_for
from renovation.platforms.rules.reader import Reader
from renovation.platforms.rules.tokens import token_hash

BEHIND, AHEAD = timedelta(days=31), timedelta(days=335)


def feed_by_token(token: str) -> CalendarFeed | None:
    """The feed that an address opens; nothing once it is revoked, or when whoever has it works here no more.

    That of a place lives as long as whoever made it may set the agenda: the address is in their calendar.
    """
    found = CalendarFeed.objects.living().select_related("platform", "adviser", "place")
    feed = found.filter(token_hash=token_hash(token)).first()
    if feed is None:
        return None
    keeper = feed.adviser or User.objects.filter(pk=feed.created_by_id).first()
    if keeper is None or not keeper.is_active:
        return None
    if feed.adviser is None:
        return feed if can_set_agenda(reader_for(keeper), feed.platform_id) else None
    memberships = keeper.memberships.filter(ended_at__isnull=True, platform_id=feed.platform_id)
    return feed if memberships.exists() else None


def feeds_of(*, reader: Reader, adviser_id: UUID | None = None) -> list[CalendarFeed]:
    """Living feeds of the reader's platforms, or of one adviser there."""
    found = CalendarFeed.objects.living().filter(platform_id__in=reader.platform_ids())
    if adviser_id is not None:
        found = found.filter(adviser_id=adviser_id)
    return list(found.select_related("platform", "adviser", "place").order_by("created_at"))


def feed_file(feed: CalendarFeed, *, now: datetime) -> bytes:
    """The calendar of an adviser (on this platform) or of a place."""
    span = (now - BEHIND, now + AHEAD)
    found = Appointment.objects.filter(platform_id=feed.platform_id, period__overlap=span, session__isnull=True)
    sessions = CollectiveSession.objects.filter(platform_id=feed.platform_id, period__overlap=span)
    if feed.adviser_id is not None:
        found = found.filter(Q(adviser_id=feed.adviser_id) | Q(with_advisers=feed.adviser_id)).distinct()
        sessions = sessions.filter(advisers=feed.adviser_id)
    else:
        found, sessions = found.filter(at_place_id=feed.place_id), sessions.filter(at_place_id=feed.place_id)
    rows = found.order_by("period").values_list(
        "pk",
        "period",
        "state",
        "sequence",
        "subject",
        "modality",
        "place",
        "household__first_name",
        "household__last_name",
        "household__phone",
    )
    host = feed.platform.slug
    lines = [_line(feed.detail, host, *row) for row in rows]
    lines += [_of_session(feed.detail, host, session) for session in sessions.select_related("kind")]
    name = f"Rendez-vous – {feed.adviser or feed.place}"
    return calendar_text(lines, name=name, product=PRODUCT, stamped_at=now)


def _line(
    detail: str,
    host: str,
    pk: UUID,
    period: Any,
    state: str,
    sequence: int,
    subject: str,
    modality: str,
    place: str,
    first_name: str,
    last_name: str,
    phone: str,
) -> Line:
    summary, location, description = "Occupé", "", ""
    if detail != FeedDetail.BUSY:
        summary, location = subject or "Rendez-vous", place or Modality(modality).label
    if detail == FeedDetail.FULL:
        summary = f"{first_name} {last_name}".strip() + f" – {summary}"
        description = phone
    cancelled = state in {AppointmentState.CANCELLED, AppointmentState.EXCUSED}
    return Line(
        f"rendez-vous-{pk}@{host}", period.lower, period.upper, summary, location, description, sequence, cancelled
    )


def _of_session(detail: str, host: str, session: CollectiveSession) -> Line:
    shown = detail != FeedDetail.BUSY
    return Line(
        uid=f"seance-{session.pk}@{host}",
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        summary=(session.title or session.kind.name) if shown else "Occupé",
        location=session.place if shown else "",
        description=f"{session.seats_taken} / {session.capacity} places" if shown else "",
        sequence=0,
        is_cancelled=session.state == "cancelled",
    )
