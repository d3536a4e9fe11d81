"""Taking time, whatever for: locks in one order, a second look, then rows that the database guards (H1).

Each attempt stands in a savepoint: an attempt that fails gives its locks back before the next one asks for others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import combinations, islice
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from psycopg.types.range import TimestamptzRange

from renovation.appointments.enums import Modality
from renovation.appointments.models import Appointment, AppointmentType, CollectiveSession, Hold, TakenTime
from renovation.appointments.queries.free import free_times, next_free_slots
from renovation.appointments.queries.search import Search
from renovation.appointments.refusals import SlotTaken
from renovation.appointments.rules.offered import Asked, Slot
from renovation.appointments.rules.slots import Taker

LOCK = 13
# Enough to find somebody free; more would let a refused request look for minutes.
MOST_ATTEMPTS = 12
ALTERNATIVES = 3
NEAR = timedelta(days=3)
_TAKEN = """
SELECT EXISTS (
    SELECT FROM appointments_takentime
    WHERE (adviser_id = ANY(%s) OR room_id = ANY(%s)) AND blocked && %s
      AND (appointment_id IS DISTINCT FROM %s::uuid OR appointment_id IS NULL)
      AND (hold_id IS DISTINCT FROM %s::uuid OR hold_id IS NULL)
)
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

    `SlotTaken` when none is; it proposes the nearest slots. Whoever holds other people's turns already does not wait
    for one more (`waits`): two who wait for one another would wait for ever.
    """
    offered = free_times(kind=kind, now=now, search=search.at(asked)).at(asked)
    if offered is not None:
        order = {adviser: rank for rank, adviser in enumerate(preference(offered.adviser_ids))}
        named = search.must_be_there(kind)
        for takers in islice(_groups(offered, kind.advisers_needed, order, named), MOST_ATTEMPTS):
            try:
                with transaction.atomic():
                    return save(_take(kind, asked, now, search, takers, waits=waits))
            except (_Gone, IntegrityError):
                continue
    nearest = free_times(kind=kind, now=now, search=_around(search, asked)).nearest(asked.starts_at, ALTERNATIVES)
    if len(nearest) < ALTERNATIVES:
        nearest = next_free_slots(kind=kind, now=now, search=search, near=asked.starts_at, count=ALTERNATIVES)
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


def is_taken(adviser_ids: Sequence[UUID], room_ids: Sequence[UUID], period: TimestamptzRange, search: Search) -> bool:
    """Whether somebody was quicker: one short request before the long look, for those who wait in a crowd."""
    with connection.cursor() as cursor:
        asked: list[Any] = [list(adviser_ids), list(room_ids), period]
        cursor.execute(_TAKEN, [*asked, search.ignoring_appointment, search.ignoring_hold])
        return bool(cursor.fetchone()[0])


def release_expired(adviser_ids: Iterable[UUID], room_ids: Iterable[UUID], now: datetime) -> None:
    """Slots held too long are free again: the constraint knows no clock, so their rows go."""
    held = TakenTime.objects.filter(expires_at__lte=now)
    expired = held.filter(adviser_id__in=list(adviser_ids)) | held.filter(room_id__in=list(room_ids))
    Hold.objects.filter(pk__in=expired.values("hold_id")).delete()


def blocked_range(kind: AppointmentType, modality: str, starts_at: datetime, ends_at: datetime) -> TimestamptzRange:
    """The appointment with its preparation, its pause, and the trip of a visit."""
    trip = kind.travel_minutes if modality == Modality.HOME else 0
    before, after = kind.before_minutes + trip, kind.after_minutes + trip
    return TimestamptzRange(starts_at - timedelta(minutes=before), ends_at + timedelta(minutes=after))


def _take(
    kind: AppointmentType, asked: Asked, now: datetime, search: Search, takers: tuple[Taker, ...], *, waits: bool
) -> Chosen:
    advisers = [adviser for adviser, _ in takers]
    rooms = [room for _, room in takers if room is not None]
    keys = [*advisers, *rooms, *([asked.place_id] if asked.place_id else [])]
    if waits:
        lock(keys)
    elif not lock_at_once(keys):
        raise _Gone
    release_expired(advisers, rooms, now)
    ends_at = asked.starts_at + timedelta(minutes=kind.duration_minutes)
    if is_taken(advisers, rooms, blocked_range(kind, asked.modality, asked.starts_at, ends_at), search):
        raise _Gone
    again = replace(search.at(asked), adviser_ids=frozenset(advisers))
    offered = free_times(kind=kind, now=now, search=again).at(asked)
    if offered is None or not set(takers) <= set(offered.takers):
        raise _Gone
    return Chosen(offered, takers, blocked_range(kind, asked.modality, offered.starts_at, offered.ends_at))


def _groups(offered: Slot, needed: int, order: dict[UUID, int], named: frozenset[UUID]) -> Iterator[tuple[Taker, ...]]:
    """Who might take it together, those who are named among them, the preferred first; one room each is enough."""
    takers = sorted(offered.takers, key=lambda taker: (order.get(taker[0], len(order)), str(taker[1])))
    for group in combinations(takers, needed):
        together = {adviser for adviser, _ in group}
        if len(together) == needed and named <= together:
            yield group


def _around(search: Search, asked: Asked) -> Search:
    """Days enough to propose something else without looking twice. Nothing that is further away may be nearer."""
    start, until = asked.starts_at - NEAR, asked.starts_at + NEAR
    return replace(
        search,
        start=start if search.start is None else max(start, search.start),
        until=until if search.until is None else min(until, search.until),
    )
