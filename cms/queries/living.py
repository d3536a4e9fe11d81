"""What changes by itself on a site: the next events, the next openings of places, where people can be met soon."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from wagtail.models import Page

from cms.models import EventPage, LetterPage, PlaceIndexPage, PlacePage
from cms.models.events import coming_events
from cms.places import NearPlace, by_distance
from cms.rules.hours import Session
from cms.tree import address_of
from renovation.territories.queries import find_communes


@dataclass(frozen=True)
class Meeting:
    """A time and a place at which the team can be met: an event, or an opening."""

    starts_at: datetime
    title: str
    address: str
    where: str
    ends: time | None = None
    note: str = ""

    @property
    def is_opening(self) -> bool:
        return self.ends is not None


def next_events(home: Page, *, now: datetime, count: int) -> list[EventPage]:
    return coming_events(home, now=now, count=count)


def next_meetings(home: Page, *, now: datetime, count: int) -> list[Meeting]:
    """Events and openings together, soonest first. A place shows its next opening only, or it would fill the list."""
    events = [
        Meeting(page.starts_at, page.title, address_of(page), page.where)
        for page in coming_events(home, now=now, count=count)
    ]
    openings = [meeting for page in places_of(home) if (meeting := _next_opening(page, now)) is not None]
    return sorted([*events, *openings], key=lambda meeting: meeting.starts_at)[:count]


def places_of(home: Page) -> list[PlacePage]:
    """Places of a site in the order of the tree, with what they are shown with."""
    places = PlacePage.objects.descendant_of(home).live().public().select_related("commune").order_by("path")
    return list(places.defer_streamfields().prefetch_related("hours", "exceptions"))


def places_near(home: Page, *, commune: str, count: int) -> list[NearPlace]:
    """The nearest places of a commune; in the order of the tree without one."""
    found = find_communes(commune, limit=1) if commune else []
    return by_distance(places_of(home), found[0] if found else None)[:count]


def place_index_of(home: Page) -> PlaceIndexPage | None:
    found: PlaceIndexPage | None = PlaceIndexPage.objects.descendant_of(home).live().public().first()
    return found


def event_page(home: Page | None, page_id: int) -> EventPage | None:
    """The published event of this site, even behind a password: the caller asks who reads (`may_read`)."""
    if home is None:
        return None
    events = EventPage.objects.descendant_of(home).live().select_related("place__commune")
    found: EventPage | None = events.filter(pk=page_id).first()
    return found


def events_for_calendars(home: Page | None, *, since: datetime) -> list[EventPage]:
    """What calendars that follow the agenda are told: what comes, and what ended lately."""
    if home is None:
        return []
    events = EventPage.objects.descendant_of(home).live().public().filter(ends_at__gt=since)
    return list(events.select_related("place__commune").defer_streamfields().order_by("starts_at", "pk")[:500])


def live_ids(kind: type[EventPage] | type[LetterPage]) -> list[int]:
    return list(kind.objects.live().values_list("pk", flat=True))


def _next_opening(page: PlacePage, now: datetime) -> Meeting | None:
    coming = page.next_sessions(now, 1)
    return _meeting(page, coming[0]) if coming else None


def _meeting(page: PlacePage, session: Session) -> Meeting:
    return Meeting(
        starts_at=_moment(session.day, session.opens),
        title=page.title,
        address=address_of(page),
        where=page.full_address,
        ends=session.closes,
        note=session.note,
    )


def _moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
