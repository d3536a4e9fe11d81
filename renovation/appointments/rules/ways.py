"""Free times looked at by the ways of being received, and by adviser: what a household chooses between."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

from renovation.appointments.rules.offered import Asked, FreeTimes, is_same
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
        for where, takers in free.offers.items()
        if (starts := [min(own) for own in takers.values() if own])
    ]
    return sorted(found, key=lambda way: (way.first, way.modality, way.place))


def advisers_in(free: FreeTimes) -> frozenset[UUID]:
    """Whoever is free at least once."""
    return frozenset(adviser for takers in free.offers.values() for (adviser, _), own in takers.items() if own)


def with_adviser(free: FreeTimes, adviser_id: UUID) -> FreeTimes:
    """Only the times at which this adviser is free, and nobody else."""
    return _only(free, lambda where, taker, own: own if taker[0] == adviser_id else set())


def without(free: FreeTimes, asked: Asked) -> FreeTimes:
    """All but the time that one has already."""
    moment = int(asked.starts_at.timestamp())
    return _only(free, lambda where, taker, own: own - {moment} if is_same(where, asked) else own)


def _only(free: FreeTimes, keep: Callable[[Where, Taker, set[int]], set[int]]) -> FreeTimes:
    """What is kept of each one's times; ways and people of which nothing is left are gone."""
    offers = {
        where: {taker: kept for taker, own in takers.items() if (kept := keep(where, taker, own))}
        for where, takers in free.offers.items()
    }
    return replace(free, offers={where: takers for where, takers in offers.items() if takers})
