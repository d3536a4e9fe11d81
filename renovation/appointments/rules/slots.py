"""Opened hours cut into slots, and what is left of them once appointments are taken.

Everything is computed on instants (UTC): a slot neither vanishes nor doubles when the clocks change (H8).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class OpenHours:
    """Hours of one adviser, half-open: the end is not included."""

    adviser_id: UUID
    starts_at: datetime
    ends_at: datetime
    slot_minutes: int
    modality: str
    place: str


@dataclass(frozen=True)
class Busy:
    adviser_id: UUID
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Slot:
    """A time on offer. Which of the free advisers takes it is decided when it is booked."""

    starts_at: datetime
    ends_at: datetime
    modality: str
    place: str
    adviser_ids: tuple[UUID, ...]

    @property
    def code(self) -> str:
        """What a form sends back: instant and modality, never an adviser."""
        return f"{self.starts_at.astimezone(UTC):%Y%m%dT%H%MZ}-{self.modality}"


@dataclass(frozen=True)
class Day:
    """The slots of one day, as people read a calendar."""

    day: date
    slots: tuple[Slot, ...]


def cut(hours: OpenHours) -> list[Busy]:
    """The pieces of opened hours, each as long as an appointment; a shorter rest is left out."""
    step = timedelta(minutes=hours.slot_minutes)
    start, end = hours.starts_at.astimezone(UTC), hours.ends_at.astimezone(UTC)
    pieces = []
    while start + step <= end:
        pieces.append(Busy(hours.adviser_id, start, start + step))
        start += step
    return pieces


def free_slots(
    opened: Iterable[OpenHours], taken: Iterable[Busy], *, earliest: datetime, modality: str | None = None
) -> list[Slot]:
    """Slots still free, in order; the same time with several advisers is offered once."""
    busy: dict[UUID, list[Busy]] = {}
    for piece in taken:
        busy.setdefault(piece.adviser_id, []).append(piece)
    found: dict[tuple[datetime, datetime, str, str], list[UUID]] = {}
    for hours in opened:
        if modality and hours.modality != modality:
            continue
        for piece in cut(hours):
            if piece.starts_at >= earliest and not _meets(piece, busy):
                key = (piece.starts_at, piece.ends_at, hours.modality, hours.place)
                found.setdefault(key, []).append(hours.adviser_id)
    return [Slot(*key, adviser_ids=tuple(sorted(advisers))) for key, advisers in sorted(found.items())]


def by_day(slots: Sequence[Slot], zone: ZoneInfo) -> list[Day]:
    """Slots grouped by the day that the clock on the wall shows."""
    days = groupby(slots, key=lambda slot: slot.starts_at.astimezone(zone).date())
    return [Day(day, tuple(group)) for day, group in days]


def read_code(code: str) -> tuple[datetime, str] | None:
    """Instant and modality of a slot's code; nothing when it was tampered with."""
    instant, _, modality = code.partition("-")
    try:
        starts_at = datetime.strptime(instant, "%Y%m%dT%H%MZ").replace(tzinfo=UTC)
    except ValueError:
        return None
    return (starts_at, modality) if modality else None


def _meets(piece: Busy, busy: Mapping[UUID, Sequence[Busy]]) -> bool:
    return any(
        piece.starts_at < other.ends_at and other.starts_at < piece.ends_at for other in busy.get(piece.adviser_id, ())
    )
