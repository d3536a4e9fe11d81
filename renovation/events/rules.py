"""Events and those who come, without tables: what is announced, who may register, whom a free seat goes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID


@dataclass(frozen=True)
class Announced:
    """An event as its page tells it. `page_id` ties the two for as long as the page lives."""

    page_id: int
    title: str
    path: str
    starts_at: datetime
    ends_at: datetime
    place: str
    online_url: str = ""
    takes_registrations: bool = True
    capacity: int | None = None
    most_seats: int = 4
    registrations_end_at: datetime | None = None
    is_cancelled: bool = False


@dataclass(frozen=True)
class Person:
    """Who registers. The telephone may be empty."""

    first_name: str
    last_name: str
    email: str
    phone: str
    seats: int


@dataclass(frozen=True)
class Attendance:
    """Seats confirmed, and seats that people wait for."""

    confirmed: int = 0
    waiting: int = 0


class Entry(Enum):
    """What a visitor may do."""

    OPEN = "open"
    WAITING_LIST = "waiting list"
    CLOSED = "closed"
    OVER = "over"
    CANCELLED = "cancelled"
    NONE = "none"


@dataclass(frozen=True)
class Standing:
    """Whether one may register, and the seats left when they are counted."""

    entry: Entry
    seats_left: int | None = None

    @property
    def is_open(self) -> bool:
        return self.entry in {Entry.OPEN, Entry.WAITING_LIST}


@dataclass(frozen=True)
class Waiting:
    """A registration on the waiting list, in the order of arrival."""

    registration_id: UUID
    seats: int


@dataclass(frozen=True)
class ConsentText:
    """What is shown beside the box; a changed word is a new version. `{months}` is how long the data are kept."""

    version: str
    title: str
    text: str


CONSENT = ConsentText(
    version="2026-11",
    title="J’accepte que mes coordonnées servent à organiser cet événement",
    text=(
        "Elles servent à vous confirmer votre place et à vous prévenir d’un changement, et à rien d’autre. "
        "L’équipe de la plateforme les voit. Elles sont effacées {months}\N{NO-BREAK SPACE}mois après l’événement."
    ),
)


def standing(event: Announced, attendance: Attendance, *, now: datetime) -> Standing:
    """What a visitor may do now. Seats may be free although people wait: their group does not fit."""
    left = None if event.capacity is None else max(0, event.capacity - attendance.confirmed)
    if event.is_cancelled:
        return Standing(Entry.CANCELLED)
    if event.ends_at <= now:
        return Standing(Entry.OVER)
    if not event.takes_registrations:
        return Standing(Entry.NONE)
    if now >= (event.registrations_end_at or event.starts_at):
        return Standing(Entry.CLOSED, left)
    if left == 0:
        return Standing(Entry.WAITING_LIST, left)
    return Standing(Entry.OPEN, left)


def promoted(waiting: Iterable[Waiting], *, seats_left: int | None) -> list[UUID]:
    """Those who get a seat: in the order of arrival, each as soon as all of its seats fit.

    A group that does not fit waits on, and lets those behind it pass.
    """
    chosen = []
    for each in waiting:
        if seats_left is None or each.seats <= seats_left:
            chosen.append(each.registration_id)
            seats_left = None if seats_left is None else seats_left - each.seats
    return chosen


def matters_to_registered(before: Announced, after: Announced) -> bool:
    """Whether those who are registered must be told: another time, another place, another link."""
    return (before.starts_at, before.ends_at, before.place, before.online_url) != (
        after.starts_at,
        after.ends_at,
        after.place,
        after.online_url,
    )
