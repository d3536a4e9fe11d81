"""What is free. Six requests at most, whatever the number of advisers, places and days."""

from collections import Counter
from collections.abc import Collection, Mapping
from copy import copy
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from psycopg.types.range import TimestamptzRange

from renovation.appointments.models import AppointmentType, TakenTime
from renovation.appointments.queries.hours import PlaceRow, opened_hours
from renovation.appointments.queries.receivers import Receiver, receivers
from renovation.appointments.queries.search import (
    HOME,
    Search,
    Window,
    agenda_of,
    days_off,
    modalities_of,
    wanted,
    window_of,
)
from renovation.appointments.queries.taken import taken_times
from renovation.appointments.rules.offered import Asked, FreeTimes, Slot
from renovation.appointments.rules.slots import Offers, Open, Taken, Wanted, first_offers, offers
from renovation.appointments.rules.wall_clock import Clock

ANYTHING = Search()


def free_times(*, kind: AppointmentType, now: datetime, search: Search = ANYTHING) -> FreeTimes:
    """Everything that is free for a type between its notice and its horizon, narrowed by the search."""
    return Look(kind, search, now).free()


def next_free_slots(
    *, kind: AppointmentType, now: datetime, search: Search = ANYTHING, near: datetime | None = None, count: int = 3
) -> list[Slot]:
    """The first free slots, or those nearest to a moment."""
    free = free_times(kind=kind, now=now, search=search)
    return free.nearest(near, count) if near is not None else free.first(count)


def slot_or_nearest(
    *, kind: AppointmentType, now: datetime, search: Search, asked: Asked, count: int = 3
) -> tuple[Slot | None, list[Slot]]:
    """A slot if it is free, else the nearest ones. One look is enough for both, unless little is free around."""
    free = Look(kind, search.around(asked), now).free()
    found = free.at(asked)
    if found is not None:
        return found, []
    nearest = free.nearest(asked.starts_at, count)
    if len(nearest) < count:
        nearest = next_free_slots(kind=kind, now=now, search=search, near=asked.starts_at, count=count)
    return None, nearest


def first_by_place(*, kind: AppointmentType, now: datetime, search: Search = ANYTHING) -> dict[UUID | None, datetime]:
    """The first free time of each place, in one pass; under None, that of what needs no place."""
    found = Look(kind, search, now)
    firsts: dict[UUID | None, int] = {}
    for at_home, modalities in found.groups():
        reached = first_offers(found.hours(at_home), found.taken[at_home], found.wanted(at_home), modalities)
        for where, start in reached.items():
            firsts[where.place] = min(start, firsts.get(where.place, start))
    zone = found.window.clock.zone
    return {place: datetime.fromtimestamp(start, tz=zone) for place, start in firsts.items()}


def _enough(free: Offers, needed: int, named: frozenset[UUID]) -> Offers:
    """Times at which so many different advisers are free together, those who are named among them."""
    found: Offers = {}
    for where, takers in free.items():
        own: dict[UUID, set[int]] = {}
        for (adviser, _), starts in takers.items():
            own.setdefault(adviser, set()).update(starts)
        counts = Counter(at for starts in own.values() for at in starts)
        enough = {at for at, number in counts.items() if number >= needed}
        for adviser in named:
            enough &= own.get(adviser, set())
        found[where] = {taker: starts & enough for taker, starts in takers.items()}
    return found


class Look:
    """What the requests told, and the few questions that the two ways of counting ask of it.

    Whoever waits for a turn looks again, at what is taken only: hours and people stay as they were a moment ago.
    """

    def __init__(self, kind: AppointmentType, search: Search, now: datetime) -> None:
        agenda = agenda_of(kind.platform_id)
        self.kind, self.search, self.now = kind, search, now
        self.window: Window = window_of(kind, search, Clock(ZoneInfo(agenda.zone)), now)
        self.modalities = modalities_of(kind, search)
        opened: list[Open] = []
        self.places: Mapping[UUID, PlaceRow] = {}
        if not self.window.is_empty and self.modalities:
            opened, self.places = opened_hours(kind, search, self.window, days_off(agenda, self.window))
        self.receivers: Mapping[UUID, Receiver] = {}
        if opened:
            self.receivers = receivers(kind, search, {hours.adviser for hours in opened})
        self.opened = [hours for hours in opened if hours.adviser in self.receivers]
        self.taken = self._taken()

    def free(self) -> FreeTimes:
        found: Offers = {}
        for at_home, modalities in self.groups():
            found |= offers(self.hours(at_home), self.taken[at_home], self.wanted(at_home), modalities)
        if self.kind.advisers_needed > 1:
            found = _enough(found, self.kind.advisers_needed, self.search.must_be_there(self.kind))
        return FreeTimes(found, self.kind.duration_minutes * 60, self.window.clock.zone)

    def again(self, asked: Asked | None = None, advisers: Collection[UUID] = ()) -> FreeTimes:
        """What is free now; of one slot, with some of the advisers."""
        later = copy(self)
        if asked is not None:
            later.search = self.search.at(asked)
            later.window = window_of(self.kind, later.search, self.window.clock, self.now)
            later.modalities = modalities_of(self.kind, later.search)
            later.receivers = {one: self.receivers[one] for one in advisers}
            later.opened = [hours for hours in self.opened if hours.adviser in later.receivers]
        later.taken = later._taken()
        return later.free()

    def groups(self) -> list[tuple[bool, frozenset[str]]]:
        """Visits are counted apart: a trip before and after, sectors, limits of their own."""
        found = [(False, self.modalities - {HOME}), (True, self.modalities & {HOME})]
        return [(at_home, modalities) for at_home, modalities in found if modalities]

    def hours(self, at_home: bool) -> list[Open]:
        if not at_home:
            return self.opened
        return [hours for hours in self.opened if HOME in hours.modalities and self.receivers[hours.adviser].visits]

    def wanted(self, at_home: bool) -> Wanted:
        return wanted(self.kind, self.window, at_home=at_home)

    def in_the_way(self, asked: Asked) -> list[int]:
        """The times already taken, by those who might have received, that touch what is asked."""
        rooms = {hours.room for hours in self.opened if hours.room is not None}
        ends_at = asked.starts_at + timedelta(minutes=self.kind.duration_minutes)
        touching = TakenTime.objects.filter(blocked__overlap=TimestamptzRange(asked.starts_at, ends_at))
        return list(touching.filter(Q(adviser__in=self.receivers) | Q(room__in=rooms)).values_list("pk", flat=True))

    def _taken(self) -> dict[bool, Taken]:
        if not self.opened:
            return {False: Taken(), True: Taken()}
        ordinary, visiting = taken_times(
            receivers=self.receivers,
            rooms={hours.room for hours in self.opened if hours.room is not None},
            places=self.places.values(),
            window=self.window,
            search=self.search,
            now=self.now,
        )
        return {False: ordinary, True: visiting}
