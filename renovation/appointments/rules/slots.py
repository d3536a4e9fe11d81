"""What is free: opened hours less what is taken, cut into starts on offer.

Everything is computed on seconds since the epoch: a slot neither vanishes nor doubles when the clocks change (H8).
All spans are half-open. One pass over each adviser's hours and taken time, both in order: what costs is done once for
a row of hours, never once for a start.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

Spans = Sequence[tuple[int, int]]
COMING = frozenset({"office", "town_hall"})


class Wanted(NamedTuple):
    """What is looked for, in seconds: an appointment so long, with what must stay free around it."""

    duration: int
    before: int
    after: int
    step: int
    earliest: int
    latest: int


class Open(NamedTuple):
    """Hours of one adviser, in order of their beginnings: those of one opening, or all those of a rule."""

    spans: Spans
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
# Who is free when: whoever looks at one start asks each taker's set for it.
Offers = dict[Where, dict[Taker, set[int]]]


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


class Between(NamedTuple):
    """For each time taken: the last start before it, and the first instant after it at which one may begin."""

    lasts: Sequence[int]
    frees: Sequence[int]


def between(taken: Spans, wanted: Wanted) -> Between:
    need = wanted.duration + wanted.after
    return Between([start - need for start, _ in taken], [end + wanted.before for _, end in taken])


def starts(spans: Spans, taken: Between, wanted: Wanted) -> Iterator[range]:
    """Starts on offer in opened hours, as ranges. They stand on the grid that begins with each span.

    The appointment stays within its span; what comes before and after it may reach beyond, but meets nothing taken.
    """
    duration, step, earliest, latest = wanted.duration, wanted.step, wanted.earliest, wanted.latest
    lasts, frees = taken
    index, count = 0, len(lasts)
    for start, end in spans:
        low = start if earliest <= start else start + -(-(earliest - start) // step) * step
        high = min(end - duration, latest)
        if low > high:
            continue
        index = bisect_right(frees, start, index)
        for at in range(index, count):
            last = lasts[at]
            if last >= high:
                break
            free_at = frees[at]
            if free_at <= low:
                continue
            if low <= last:
                yield range(low, last + 1, step)
            low = start + -(-(free_at - start) // step) * step
            if low > high:
                break
        if low <= high:
            yield range(low, high + 1, step)


def offers(opened: Iterable[Open], taken: Taken, wanted: Wanted, modalities: frozenset[str] | None = None) -> Offers:
    """Everything on offer: for each way of being received, who is free and at which starts."""
    found: Offers = {}
    for taker, rows in _by_taker(opened).items():
        busy = between(_busy(taker, taken), wanted)
        for ways, spans in _by_way(rows, modalities).items():
            pieces = list(starts(spans, busy, wanted))
            for one in ways:
                full = taken.places.get(one.place) if one.place is not None else None
                own = found.setdefault(one, {}).setdefault(taker, set())
                own.update(*(_without(pieces, full, wanted) if full else pieces))
    return found


def first_offers(
    opened: Iterable[Open], taken: Taken, wanted: Wanted, modalities: frozenset[str] | None = None
) -> dict[Where, int]:
    """The first start of each way of being received: no row of hours is read further than the first known so far."""
    found: dict[Where, int] = {}
    for taker, rows in _by_taker(opened).items():
        busy = between(_busy(taker, taken), wanted)
        for hours in rows:
            full = taken.places.get(hours.place) if hours.place is not None else None
            for one in _ways(hours, modalities):
                first = _first(hours, busy, wanted, full if one.place else None, found.get(one))
                if first is not None:
                    found[one] = first
    return found


def _first(hours: Open, busy: Between, wanted: Wanted, full: Spans | None, known: int | None) -> int | None:
    """The first start of a row of hours, or the one that is known already."""
    for span in hours.spans:
        if known is not None and span[0] >= known:
            break
        pieces = starts([span], busy, wanted)
        first = next(iter(_without(pieces, full, wanted) if full else pieces), None)
        if first is not None and (known is None or first[0] < known):
            known = first[0]
    return known


def _by_taker(opened: Iterable[Open]) -> dict[Taker, list[Open]]:
    """Rows of hours by whoever receives in them, in the order in which they come."""
    found: dict[Taker, list[Open]] = {}
    for hours in opened:
        found.setdefault((hours.adviser, hours.room), []).append(hours)
    return found


def _by_way(rows: Iterable[Open], modalities: frozenset[str] | None) -> dict[tuple[Where, ...], list[tuple[int, int]]]:
    """Hours in which somebody receives in the same ways, in order, whatever the number of rows that say so."""
    found: dict[tuple[Where, ...], list[tuple[int, int]]] = {}
    for hours in rows:
        ways = tuple(_ways(hours, modalities))
        if ways:
            found.setdefault(ways, []).extend(hours.spans)
    for spans in found.values():
        spans.sort()
    return found


def _busy(taker: Taker, taken: Taken) -> Spans:
    """When the adviser or the room is taken."""
    adviser, room = taker
    busy = taken.advisers.get(adviser, ())
    of_room = taken.rooms.get(room) if room is not None else None
    return merged([*busy, *of_room]) if of_room else busy


def _without(pieces: Iterable[range], full: Spans, wanted: Wanted) -> Iterator[range]:
    """Starts at which the place itself is not full; it may be full during preparation or travel."""
    for piece in pieces:
        for start in piece:
            index = bisect_left(full, (start + wanted.duration, 0)) - 1
            if index < 0 or full[index][1] <= start:
                yield range(start, start + 1)


def _ways(hours: Open, modalities: frozenset[str] | None) -> list[Where]:
    """Where people come counts only for those who come."""
    asked = (each for each in hours.modalities if modalities is None or each in modalities)
    return [Where(each, hours.place, hours.words) if each in COMING else Where(each, None, "") for each in asked]
