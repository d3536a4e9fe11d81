"""Free times looked at by the ways of being received, and by adviser: what a household chooses between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from renovation.appointments.rules.offered import Asked, FreeTimes
from renovation.appointments.rules.slots import Taker, Where


@dataclass(frozen=True)
class Way:
    """A modality, at a place when there is one, and its first free time."""

    modality: str
    place_id: UUID | None
    place: str
    first: datetime


def ways(free: FreeTimes) -> list[Way]:
    """Every way that has a free time, the soonest first."""
    found = [
        Way(where.modality, where.place, where.words, datetime.fromtimestamp(min(starts), tz=UTC))
        for where, starts in free.offers.items()
        if starts
    ]
    return sorted(found, key=lambda way: (way.first, way.modality, way.place))


def advisers_in(free: FreeTimes) -> frozenset[UUID]:
    """Whoever is free at least once."""
    times = (takers for starts in free.offers.values() for takers in starts.values())
    return frozenset(adviser for takers in times for adviser, _ in takers)


def with_adviser(free: FreeTimes, adviser_id: UUID) -> FreeTimes:
    """Only the times at which this adviser is free, and nobody else."""
    offers = {where: _own(starts, adviser_id) for where, starts in free.offers.items()}
    return replace(free, offers={where: starts for where, starts in offers.items() if starts})


def without(free: FreeTimes, asked: Asked) -> FreeTimes:
    """All but the time that one has already."""
    moment = int(asked.starts_at.timestamp())
    offers = {
        where: {at: takers for at, takers in starts.items() if at != moment or not _is_same(where, asked)}
        for where, starts in free.offers.items()
    }
    return replace(free, offers={where: starts for where, starts in offers.items() if starts})


def _is_same(where: Where, asked: Asked) -> bool:
    return (where.modality, where.place) == (asked.modality, asked.place_id)


def _own(starts: Mapping[int, Sequence[Taker]], adviser_id: UUID) -> dict[int, list[Taker]]:
    own = {at: [taker for taker in takers if taker[0] == adviser_id] for at, takers in starts.items()}
    return {at: takers for at, takers in own.items() if takers}
