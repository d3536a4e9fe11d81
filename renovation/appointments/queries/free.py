"""What is free. Six requests at most, whatever the number of advisers, places and days."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from renovation.appointments.models import AppointmentType
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
from renovation.appointments.rules.offered import FreeTimes, Slot
from renovation.appointments.rules.slots import Offers, Open, Taken, Wanted, first_offers, offers
from renovation.appointments.rules.wall_clock import Clock

ANYTHING = Search()


def free_times(*, kind: AppointmentType, now: datetime, search: Search = ANYTHING) -> FreeTimes:
    """Everything that is free for a type between its notice and its horizon, narrowed by the search."""
    found = _State(kind, search, now)
    free: Offers = {}
    for at_home, modalities in found.groups():
        free |= offers(found.hours(at_home), found.taken[at_home], found.wanted(at_home), modalities)
    if kind.advisers_needed > 1:
        free = _enough(free, kind.advisers_needed, search.must_be_there(kind))
    return FreeTimes(free, kind.duration_minutes * 60, found.window.clock.zone)


def next_free_slots(
    *, kind: AppointmentType, now: datetime, search: Search = ANYTHING, near: datetime | None = None, count: int = 3
) -> list[Slot]:
    """The first free slots, or those nearest to a moment."""
    free = free_times(kind=kind, now=now, search=search)
    return free.nearest(near, count) if near is not None else free.first(count)


def first_by_place(*, kind: AppointmentType, now: datetime, search: Search = ANYTHING) -> dict[UUID | None, datetime]:
    """The first free time of each place, in one pass; under None, that of what needs no place."""
    found = _State(kind, search, now)
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


class _State:
    """What the requests told, and the few questions that the two ways of counting ask of it."""

    def __init__(self, kind: AppointmentType, search: Search, now: datetime) -> None:
        agenda = agenda_of(kind.platform_id)
        self.kind = kind
        self.window: Window = window_of(kind, search, Clock(ZoneInfo(agenda.zone)), now)
        self.modalities = modalities_of(kind, search)
        opened: list[Open] = []
        places: Mapping[UUID, PlaceRow] = {}
        if not self.window.is_empty and self.modalities:
            opened, places = opened_hours(kind, search, self.window, days_off(agenda, self.window))
        self.receivers: dict[UUID, Receiver] = {}
        if opened:
            self.receivers = receivers(kind, search, {hours.adviser for hours in opened})
        self.opened = [hours for hours in opened if hours.adviser in self.receivers]
        self.taken: dict[bool, Taken] = {False: Taken(), True: Taken()}
        if self.opened:
            ordinary, visiting = taken_times(
                receivers=self.receivers,
                rooms={hours.room for hours in self.opened if hours.room is not None},
                places=places.values(),
                window=self.window,
                search=search,
                now=now,
            )
            self.taken = {False: ordinary, True: visiting}

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
