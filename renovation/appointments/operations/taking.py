"""Taking time, whatever for: locks in one order, a second look, then rows that the database guards (H1).

Each attempt stands in a savepoint: an attempt that fails gives its locks back before the next one asks for others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, islice
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from psycopg.types.range import TimestamptzRange

from renovation.appointments.enums import Modality
from renovation.appointments.models import Appointment, AppointmentType, CollectiveSession, Hold, TakenTime
from renovation.appointments.operations.too_late import remember, told_just_now
from renovation.appointments.queries.free import Look, next_free_slots
from renovation.appointments.queries.search import Search
from renovation.appointments.refusals import SlotTaken
from renovation.appointments.rules.offered import Asked, Slot
from renovation.appointments.rules.slots import Taker

LOCK = 13
# Enough to find somebody free; more would let a refused request look for minutes.
MOST_ATTEMPTS = 12
ALTERNATIVES = 3
_EXPIRED = """
SELECT hold_id FROM appointments_takentime
WHERE (adviser_id = ANY(%s) OR room_id = ANY(%s)) AND expires_at <= %s AND hold_id IS NOT NULL
"""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Chosen:
    """A slot and who takes it."""

    slot: Slot
    takers: tuple[Taker, ...]
    blocked: TimestamptzRange

    @property
    def room_id(self) -> UUID | None:
        return next((room for _, room in self.takers if room is not None), None)


class _Gone(Exception):
    """Somebody took it between the look and the lock."""


def take(
    *,
    kind: AppointmentType,
    asked: Asked,
    now: datetime,
    search: Search,
    preference: Callable[[Sequence[UUID]], Sequence[UUID]],
    save: Callable[[Chosen], Result],
    waits: bool = True,
) -> Result:
    """Have `save` write what takes the slot, with the first of the advisers in `preference` who is still free.

    `SlotTaken` when none is; it proposes the nearest slots. One look finds both, before anybody waits: whoever comes
    too late waits for nobody. Whoever holds other people's turns already does not wait
    for one more (`waits`): two who wait for one another would wait for ever.
    """
    told = told_just_now(kind, search, asked, now)
    if told is not None:
        raise SlotTaken(told)
    look = Look(kind, search.around(asked), now)
    free = look.free()
    offered = free.at(asked)
    if offered is not None:
        order = {adviser: rank for rank, adviser in enumerate(preference(offered.adviser_ids))}
        named = search.must_be_there(kind)
        for takers in islice(_groups(offered, kind.advisers_needed, order, named), MOST_ATTEMPTS):
            try:
                with transaction.atomic():
                    return save(_take(look, asked, takers, waits=waits))
            except (_Gone, IntegrityError):
                continue
        free = look.again()
    nearest = free.nearest(asked.starts_at, ALTERNATIVES)
    if len(nearest) < ALTERNATIVES:
        nearest = next_free_slots(kind=kind, now=now, search=search, near=asked.starts_at, count=ALTERNATIVES)
    remember(look, search, asked, nearest)
    raise SlotTaken(nearest)


def write_taken(
    chosen: Chosen,
    *,
    appointment: Appointment | None = None,
    session: CollectiveSession | None = None,
    hold: Hold | None = None,
) -> None:
    """The rows that hold the time of these advisers and of the room."""
    reason = {"appointment": appointment, "session": session, "hold": hold}
    expires_at = hold.expires_at if hold is not None else None
    rows = [
        TakenTime(adviser_id=adviser, blocked=chosen.blocked, expires_at=expires_at, **reason)
        for adviser, _ in chosen.takers
    ]
    if chosen.room_id is not None:
        rows.append(TakenTime(room_id=chosen.room_id, blocked=chosen.blocked, expires_at=expires_at, **reason))
    TakenTime.objects.bulk_create(rows)


def lock(keys: Iterable[object]) -> None:
    """Wait for one's turn on each of these, always in the same order; freed at the end of the transaction."""
    with connection.cursor() as cursor:
        for key in sorted({str(key) for key in keys}):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [key, LOCK])


def lock_at_once(keys: Iterable[object]) -> bool:
    """The same turns if nobody else has one of them; those that one has already are one's own."""
    with connection.cursor() as cursor:
        for key in sorted({str(key) for key in keys}):
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, %s))", [key, LOCK])
            if not cursor.fetchone()[0]:
                return False
    return True


def release_expired(adviser_ids: Iterable[UUID], room_ids: Iterable[UUID], now: datetime) -> None:
    """Slots held too long are free again: the constraint knows no clock, so their rows go."""
    with connection.cursor() as cursor:
        cursor.execute(_EXPIRED, [list(adviser_ids), list(room_ids), now])
        expired = [hold_id for (hold_id,) in cursor.fetchall()]
    if expired:
        Hold.objects.filter(pk__in=expired).delete()


def blocked_range(kind: AppointmentType, modality: str, starts_at: datetime, ends_at: datetime) -> TimestamptzRange:
    """The appointment with its preparation, its pause, and the trip of a visit."""
    trip = kind.travel_minutes if modality == Modality.HOME else 0
    before, after = kind.before_minutes + trip, kind.after_minutes + trip
    return TimestamptzRange(starts_at - timedelta(minutes=before), ends_at + timedelta(minutes=after))


def _take(look: Look, asked: Asked, takers: tuple[Taker, ...], *, waits: bool) -> Chosen:
    advisers = [adviser for adviser, _ in takers]
    rooms = [room for _, room in takers if room is not None]
    keys = [*advisers, *rooms, *([asked.place_id] if asked.place_id else [])]
    if waits:
        lock(keys)
    elif not lock_at_once(keys):
        raise _Gone
    release_expired(advisers, rooms, look.now)
    offered = look.again(asked, advisers).at(asked)
    if offered is None or not set(takers) <= set(offered.takers):
        raise _Gone
    return Chosen(offered, takers, blocked_range(look.kind, asked.modality, offered.starts_at, offered.ends_at))


def _groups(offered: Slot, needed: int, order: dict[UUID, int], named: frozenset[UUID]) -> Iterator[tuple[Taker, ...]]:
    """Who might take it together, those who are named among them, the preferred first; one room each is enough."""
    takers = sorted(offered.takers, key=lambda taker: (order.get(taker[0], len(order)), str(taker[1])))
    for group in combinations(takers, needed):
        together = {adviser for adviser, _ in group}
        if len(together) == needed and named <= together:
            yield group
