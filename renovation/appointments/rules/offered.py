"""Slots as people see them: a time, a way of being received, and a code that a form sends back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from renovation.appointments.rules.slots import Offers, Taker, Where


@dataclass(frozen=True)
class Slot:
    """A time on offer. Which of the free advisers takes it is decided when it is booked."""

    starts_at: datetime
    ends_at: datetime
    modality: str
    place_id: UUID | None
    place: str
    takers: tuple[Taker, ...]

    @property
    def adviser_ids(self) -> tuple[UUID, ...]:
        return tuple(dict.fromkeys(adviser for adviser, _ in self.takers))

    @property
    def code(self) -> str:
        """What a form sends back: instant, modality and place, never an adviser."""
        where = f"-{self.place_id.hex}" if self.place_id is not None else ""
        return f"{self.starts_at.astimezone(UTC):%Y%m%dT%H%MZ}-{self.modality}{where}"


@dataclass(frozen=True)
class Asked:
    """What the code of a slot says."""

    starts_at: datetime
    modality: str
    place_id: UUID | None


@dataclass(frozen=True)
class Day:
    """The slots of one day, as people read a calendar."""

    day: date
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class FreeTimes:
    """All that is free, not yet made into slots: a window of it is what a page shows."""

    offers: Offers
    duration: int
    zone: ZoneInfo

    def __len__(self) -> int:
        return sum(1 for _ in self._all())

    def between(self, start: datetime, end: datetime) -> list[Slot]:
        """Slots that begin in this window, in order."""
        low, high = start.timestamp(), end.timestamp()
        return self._slots((at, where) for at, where in self._all() if low <= at < high)

    def first(self, count: int) -> list[Slot]:
        """Instants are sorted alone: only those that are shown are worth the rest."""
        everything = list(self._all())
        instants = sorted(at for at, _ in everything)[:count]
        chosen = [one for one in everything if one[0] <= instants[-1]] if instants else []
        return self._slots(sorted(chosen, key=_in_order)[:count])

    def first_day(self) -> date | None:
        """The day of the first slot, on the clock of the platform."""
        first = min((min(own) for takers in self.offers.values() for own in takers.values() if own), default=None)
        return None if first is None else datetime.fromtimestamp(first, tz=self.zone).date()

    def nearest(self, moment: datetime, count: int) -> list[Slot]:
        """The slots closest to a moment, in order of time."""
        about = moment.timestamp()
        return self._slots(sorted(self._all(), key=lambda one: abs(one[0] - about))[:count])

    def days_with_slots(self) -> dict[date, int]:
        """How many slots each day has, for a month at a glance."""
        found: dict[date, int] = {}
        for at, _ in self._all():
            day = datetime.fromtimestamp(at, tz=self.zone).date()
            found[day] = found.get(day, 0) + 1
        return found

    def at(self, asked: Asked) -> Slot | None:
        """The slot that a code names, if it is free."""
        moment = int(asked.starts_at.timestamp())
        for where, takers in self.offers.items():
            if is_same(where, asked) and any(moment in own for own in takers.values()):
                return self._slot(moment, where)
        return None

    def _all(self) -> Iterable[tuple[int, Where]]:
        return ((at, where) for where, takers in self.offers.items() for at in set().union(*takers.values()))

    def _slots(self, chosen: Iterable[tuple[int, Where]]) -> list[Slot]:
        return [self._slot(at, where) for at, where in sorted(chosen, key=_in_order)]

    def _slot(self, at: int, where: Where) -> Slot:
        return Slot(
            starts_at=datetime.fromtimestamp(at, tz=UTC),
            ends_at=datetime.fromtimestamp(at + self.duration, tz=UTC),
            modality=where.modality,
            place_id=where.place,
            place=where.words,
            takers=tuple(sorted((taker for taker, own in self.offers[where].items() if at in own), key=str)),
        )


def by_day(slots: Sequence[Slot], zone: ZoneInfo) -> list[Day]:
    """Slots grouped by the day that the clock on the wall shows."""
    days = groupby(slots, key=lambda slot: slot.starts_at.astimezone(zone).date())
    return [Day(day, tuple(group)) for day, group in days]


def read_code(code: str) -> Asked | None:
    """What a slot's code says; nothing when it was tampered with."""
    instant, _, rest = code.partition("-")
    modality, _, place = rest.partition("-")
    try:
        starts_at = datetime.strptime(instant, "%Y%m%dT%H%MZ").replace(tzinfo=UTC)
        place_id = UUID(place) if place else None
    except ValueError:
        return None
    return Asked(starts_at, modality, place_id) if modality else None


def is_same(where: Where, asked: Asked) -> bool:
    """Whether a slot's code means this way of being received."""
    return (where.modality, where.place) == (asked.modality, asked.place_id)


def _in_order(one: tuple[int, Where]) -> tuple[int, str, str]:
    at, where = one
    return at, where.modality, str(where.place or where.words)
