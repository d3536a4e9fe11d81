"""What is free: opened hours less what is taken, cut into starts on offer.

Everything is computed on seconds since the epoch: a slot neither vanishes nor doubles when the clocks change (H8).
All spans are half-open. One pass over each adviser's hours and taken time, both in order.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

Spans = Sequence[tuple[int, int]]


class Wanted(NamedTuple):
    """What is looked for, in seconds: an appointment so long, with what must stay free around it."""

    duration: int
    before: int
    after: int
    step: int
    earliest: int
    latest: int


class Open(NamedTuple):
    """Hours of one adviser."""

    start: int
    end: int
    adviser: UUID
    place: UUID | None
    room: UUID | None
    words: str
    modalities: tuple[str, ...]


class Where(NamedTuple):
    """How and where one is received."""

    modality: str
    place: UUID | None
    words: str


# An adviser, and the room that goes with these hours of theirs.
Taker = tuple[UUID, UUID | None]
Offers = dict[Where, dict[int, list[Taker]]]


class Taken(NamedTuple):
    """What is taken: lists in order, without overlap. A full place refuses the appointment, not what is around."""

    advisers: Mapping[UUID, Spans] = {}
    rooms: Mapping[UUID, Spans] = {}
    places: Mapping[UUID, Spans] = {}


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that meet made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def common(ones: Spans, others: Spans) -> list[tuple[int, int]]:
    """What two lists in order share."""
    found, i, j = [], 0, 0
    while i < len(ones) and j < len(others):
        start, end = max(ones[i][0], others[j][0]), min(ones[i][1], others[j][1])
        if start < end:
            found.append((start, end))
        if ones[i][1] < others[j][1]:
            i += 1
        else:
            j += 1
    return found


def crowded(spans: Iterable[tuple[int, int]], limit: int) -> list[tuple[int, int]]:
    """When at least `limit` of these are on at once."""
    moments = sorted([(start, 1) for start, _ in spans] + [(end, -1) for _, end in spans])
    found, count, since = [], 0, 0
    for moment, change in moments:
        if count < limit <= count + change:
            since = moment
        elif count + change < limit <= count and since < moment:
            found.append((since, moment))
        count += change
    return merged(found)


def starts(start: int, end: int, taken: Spans, wanted: Wanted, index: int = 0) -> Iterator[range]:
    """Starts on offer in opened hours, as ranges. They stand on the grid that begins with the hours.

    The appointment stays within the hours; what comes before and after it may reach beyond, but meets nothing taken.
    `index` is where to begin in `taken`: whatever stands before ends before these hours.
    """
    duration, before, after, step, earliest, latest = wanted
    low = start if earliest <= start else start + -(-(earliest - start) // step) * step
    high = min(end - duration, latest)
    for busy_start, busy_end in taken[index:]:
        if low > high or busy_start - duration - after >= high:
            break
        if busy_end + before <= low:
            continue
        last = busy_start - duration - after
        if low <= last:
            yield range(low, last + 1, step)
        free_at = busy_end + before
        if free_at > low:
            low = start + -(-(free_at - start) // step) * step
    if low <= high:
        yield range(low, high + 1, step)


def offers(opened: Iterable[Open], taken: Taken, wanted: Wanted, modalities: frozenset[str] | None = None) -> Offers:
    """Everything on offer: for each way of being received, its starts and who is free at each."""
    found: Offers = {}
    for hours in opened:
        ways = _ways(hours, modalities)
        pieces = list(_of(hours, taken, wanted)) if ways else []
        full = taken.places.get(hours.place) if hours.place is not None else None
        taker = (hours.adviser, hours.room)
        for one in ways:
            on_offer = found.setdefault(one, {})
            for piece in _without(pieces, full, wanted) if full and one.place else pieces:
                for start in piece:
                    if (others := on_offer.get(start)) is None:
                        on_offer[start] = [taker]
                    elif taker not in others:
                        others.append(taker)
    return found


def first_offers(opened: Iterable[Open], taken: Taken, wanted: Wanted) -> dict[Where, int]:
    """The first start of each way of being received, in one pass over the hours in order."""
    found: dict[Where, int] = {}
    for hours in sorted(opened, key=lambda hours: hours.start):
        where = [one for one in _ways(hours, None) if found.get(one, hours.end) > hours.start]
        if not where:
            continue
        full = taken.places.get(hours.place) if hours.place is not None else None
        pieces = list(_of(hours, taken, wanted)) if full else _of(hours, taken, wanted)
        first = None if full else next((piece[0] for piece in pieces), None)
        for one in where:
            if full:
                first = next((piece[0] for piece in (_without(pieces, full, wanted) if one.place else pieces)), None)
            if first is not None:
                found[one] = min(first, found.get(one, first))
    return found


def _of(hours: Open, taken: Taken, wanted: Wanted) -> Iterator[range]:
    busy = taken.advisers.get(hours.adviser, ())
    if hours.room is not None and (of_room := taken.rooms.get(hours.room)):
        busy = merged([*_near(busy, hours, wanted), *_near(of_room, hours, wanted)])
        index = 0
    else:
        index = _reach(busy, hours.start - wanted.before)
    return starts(hours.start, hours.end, busy, wanted, index)


def _without(pieces: Iterable[range], full: Spans, wanted: Wanted) -> Iterator[range]:
    """Starts at which the place itself is not full; it may be full during preparation or travel."""
    for piece in pieces:
        for start in piece:
            index = bisect_left(full, (start + wanted.duration, 0)) - 1
            if index < 0 or full[index][1] <= start:
                yield range(start, start + 1)


def _reach(busy: Spans, moment: int) -> int:
    """Where to begin in a list without overlap: the last span that begins before the moment may reach it."""
    return max(0, bisect_right(busy, (moment, moment)) - 1)


def _near(busy: Spans, hours: Open, wanted: Wanted) -> Spans:
    low = _reach(busy, hours.start - wanted.before)
    return busy[low : bisect_left(busy, (hours.end + wanted.after, 0))]


def _ways(hours: Open, modalities: frozenset[str] | None) -> list[Where]:
    """Where people come counts only for those who come."""
    ways = []
    for modality in hours.modalities:
        if modalities is None or modality in modalities:
            comes = modality in {"office", "town_hall"}
            ways.append(Where(modality, hours.place if comes else None, hours.words if comes else ""))
    return ways
