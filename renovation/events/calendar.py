"""Events as calendar files (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime

from icalendar import Calendar, vCalAddress, vText
from icalendar import Event as Line

from renovation.events.rules import Announced
from renovation.platforms.models import Platform

PRODUCT = "-//Maisonnée//Agenda//FR"


def calendar_of(
    platform: Platform, events: Iterable[tuple[Announced, int]], *, stamped_at: datetime, cancels: bool = False
) -> bytes:
    """Events, each with its revision, as one file. The UID never changes: a later file replaces the first."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancels else "PUBLISH")
    calendar.add("x-wr-calname", f"Agenda – {platform.name}")
    for event, revision in events:
        calendar.add_component(_line(platform, event, revision, stamped_at, cancels or event.is_cancelled))
    return bytes(calendar.to_ical())


def _line(platform: Platform, event: Announced, revision: int, stamped_at: datetime, is_cancelled: bool) -> Line:
    line = Line()
    line.add("uid", f"evenement-{event.page_id}@{platform.slug}")
    line.add("dtstamp", stamped_at)
    line.add("dtstart", event.starts_at)
    line.add("dtend", event.ends_at)
    line.add("summary", event.title)
    line.add("location", event.place)
    line.add("url", f"{platform.public_url}{event.path}")
    line.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    line.add("sequence", revision)
    organiser = vCalAddress(f"mailto:{platform.email}")
    organiser.params["cn"] = vText(platform.name)
    line.add("organizer", organiser)
    return line
