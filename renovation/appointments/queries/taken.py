"""What is taken, of advisers, rooms and places: one request, whatever their number."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg.types.range import TimestamptzRange

from renovation.appointments.enums import AppointmentState
from renovation.appointments.queries.hours import PlaceRow
from renovation.appointments.queries.receivers import Receiver
from renovation.appointments.queries.search import Search, Window
from renovation.appointments.rules.slots import Spans, Taken, crowded, merged
from renovation.appointments.rules.wall_clock import Clock

# What stands just outside the window may still reach into it: preparation, trip, a long appointment.
MARGIN = timedelta(days=1)

# Seconds and lists are all that Python is given: no range, no instant is made into an object. What is unordered here is
# put in order once, where spans are merged.
_SPANS = """
SELECT what, who, array_agg(date_part('epoch', begins)::bigint), array_agg(date_part('epoch', ends)::bigint)
FROM ({parts}) spans
GROUP BY what, who
"""
# What a span is of, in the numbers of the request: words took longer to sort.
ADVISER, ROOM, PLACE, VISIT, DAY = 1, 2, 3, 4, 5
_OTHERS = """blocked && %(window)s AND (expires_at IS NULL OR expires_at > %(now)s)
      AND (appointment_id IS DISTINCT FROM %(appointment)s OR appointment_id IS NULL)
      AND (hold_id IS DISTINCT FROM %(hold)s OR hold_id IS NULL)"""
_OF_ADVISERS = """
    SELECT 1 AS what, adviser_id AS who, lower(blocked) AS begins, upper(blocked) AS ends
    FROM appointments_takentime WHERE adviser_id = ANY(%(advisers)s) AND {others}
    UNION ALL
    SELECT 1, adviser_id, greatest(lower(period), lower(%(window)s)), least(upper(period), upper(%(window)s))
    FROM appointments_absence
    WHERE adviser_id = ANY(%(advisers)s) AND period && %(window)s
    UNION ALL
    SELECT 1, adviser_id, greatest(lower(period), lower(%(window)s)), least(upper(period), upper(%(window)s))
    FROM appointments_externalbusy
    WHERE adviser_id = ANY(%(advisers)s) AND period && %(window)s"""
_OF_ROOMS = """
    SELECT 2, room_id, lower(blocked), upper(blocked) FROM appointments_takentime
    WHERE room_id = ANY(%(rooms)s) AND {others}"""
_OF_PLACES = """
    SELECT 3, at_place_id, lower(period), upper(period) FROM appointments_appointment
    WHERE at_place_id = ANY(%(places)s) AND period && %(window)s AND state = ANY(%(holding)s) AND session_id IS NULL
      AND id IS DISTINCT FROM %(appointment)s
    UNION ALL
    SELECT 3, at_place_id, lower(period), upper(period) FROM appointments_hold
    WHERE at_place_id = ANY(%(places)s) AND period && %(window)s AND expires_at > %(now)s AND session_id IS NULL
      AND id IS DISTINCT FROM %(hold)s"""
_OF_DAYS = """
    SELECT CASE WHEN coalesce(one.modality, held.modality) = 'home' THEN 4 ELSE 5 END, time.adviser_id,
           lower(coalesce(one.period, held.period)), upper(coalesce(one.period, held.period))
    FROM (SELECT * FROM appointments_takentime
          WHERE adviser_id = ANY(%(limited)s) AND session_id IS NULL AND {others}) time
    LEFT JOIN appointments_appointment one ON one.id = time.appointment_id
    LEFT JOIN appointments_hold held ON held.id = time.hold_id"""


def taken_times(
    *,
    receivers: Mapping[UUID, Receiver],
    rooms: Collection[UUID],
    places: Iterable[PlaceRow],
    window: Window,
    search: Search,
    now: datetime,
) -> tuple[Taken, Taken]:
    """What refuses an appointment, and what refuses a visit at home: days of an adviser may be full of visits."""
    crowdable = {place.pk: place.capacity for place in places if place.capacity}
    limited = [one.adviser_id for one in receivers.values() if one.most_a_day or one.most_visits_a_day]
    # Planning costs more than reading: nothing is asked about rooms, places or limits that nobody has.
    asked = [(_OF_ADVISERS, receivers), (_OF_ROOMS, rooms), (_OF_PLACES, crowdable), (_OF_DAYS, limited)]
    parts = " UNION ALL ".join(part for part, about in asked if about)
    request = _SPANS.format(parts=parts.format(others=_OTHERS))
    spans: dict[tuple[int, UUID], Spans] = {}
    with connection.cursor() as cursor:
        cursor.execute(request, _parameters(receivers, rooms, crowdable, limited, window, search, now))
        for what, who, starts, ends in cursor.fetchall():
            spans[what, who] = list(zip(starts, ends, strict=True))
    advisers = {one: merged(spans.get((ADVISER, one), ())) for one in receivers}
    full_rooms = {room: merged(spans.get((ROOM, room), ())) for room in rooms}
    full_places = {pk: crowded(spans.get((PLACE, pk), ()), limit) for pk, limit in crowdable.items()}
    ordinary = {**advisers, **_full_days(receivers, spans, advisers, window.clock, visits=False)}
    visiting = {**ordinary, **_full_days(receivers, spans, ordinary, window.clock, visits=True)}
    return Taken(ordinary, full_rooms, full_places), Taken(visiting, full_rooms, {})


def _parameters(
    receivers: Mapping[UUID, Receiver],
    rooms: Collection[UUID],
    places: Mapping[UUID, int],
    limited: list[UUID],
    window: Window,
    search: Search,
    now: datetime,
) -> dict[str, Any]:
    return {
        "advisers": list(receivers),
        "rooms": list(rooms),
        "places": list(places),
        "limited": limited,
        "window": TimestamptzRange(window.earliest - MARGIN, window.latest + MARGIN),
        "now": now,
        "holding": AppointmentState.holding_time(),
        "appointment": search.ignoring_appointment,
        "hold": search.ignoring_hold,
    }


def _full_days(
    receivers: Mapping[UUID, Receiver],
    spans: Mapping[tuple[int, UUID], Spans],
    advisers: Mapping[UUID, Spans],
    clock: Clock,
    *,
    visits: bool,
) -> dict[UUID, Spans]:
    """Advisers whose day is full, with these whole days taken."""
    found: dict[UUID, Spans] = {}
    for one in receivers.values():
        limit = one.most_visits_a_day if visits else one.most_a_day
        if not limit:
            continue
        begun = list(spans.get((VISIT, one.adviser_id), ()))
        if not visits:
            begun += spans.get((DAY, one.adviser_id), ())
        counts: dict[date, int] = {}
        for start, _ in begun:
            day = clock.day_of(start)
            counts[day] = counts.get(day, 0) + 1
        full = [_whole(day, clock) for day, count in counts.items() if count >= limit]
        if full:
            found[one.adviser_id] = merged([*advisers[one.adviser_id], *full])
    return found


def _whole(day: date, clock: Clock) -> tuple[int, int]:
    return clock.seconds(day, 0), clock.seconds(day + timedelta(days=1), 0)
