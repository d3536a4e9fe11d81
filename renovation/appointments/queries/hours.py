"""Opened hours of a platform within a window: those of one day, and those that come back."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Q
from psycopg.types.range import TimestamptzRange

from renovation.appointments.models import AppointmentType, Opening, OpeningRule, Place
from renovation.appointments.models.places import where
from renovation.appointments.queries.search import Search, Window
from renovation.appointments.rules.recurrence import days, read_rule
from renovation.appointments.rules.slots import Open, common
from renovation.appointments.rules.wall_clock import second_of_day

_A_SECOND = timedelta(seconds=1)


class RuleRow(NamedTuple):
    """What unrolling a rule needs, as one request gives it."""

    adviser_id: UUID
    rule: str
    first_day: date
    last_day: date | None
    opens: time
    closes: time
    excluded_days: list[date]
    on_holidays: bool
    modalities: list[str]
    at_place_id: UUID | None
    room_id: UUID | None


class PlaceRow(NamedTuple):
    """What hours need of their place."""

    pk: UUID
    name: str
    address: str
    hours: list[dict[str, Any]]
    capacity: int | None


# Written out: to say them in the words of the ORM took longer than to read them.
_RULES = """
SELECT adviser_id, rule, first_day, last_day, opens, closes, excluded_days, on_holidays, modalities, at_place_id,
       room_id
FROM appointments_openingrule opened
WHERE platform_id = %(platform)s AND first_day <= %(last_day)s AND (last_day IS NULL OR last_day >= %(first_day)s)
  AND {narrowed} AND {of_kind}
"""
_OPENINGS = """
SELECT date_part('epoch', lower(period))::bigint, date_part('epoch', upper(period))::bigint,
       adviser_id, at_place_id, room_id, place, modalities
FROM appointments_opening opened
WHERE platform_id = %(platform)s AND period && %(period)s AND {narrowed} AND {of_kind}
"""
# No type named: every type.
_OF_KIND = """(
    NOT EXISTS (SELECT FROM {kinds} named WHERE named.{key} = opened.id)
    OR EXISTS (SELECT FROM {kinds} named WHERE named.{key} = opened.id AND named.appointmenttype_id = %(kind)s)
)"""
_OF_RULE = _OF_KIND.format(kinds="appointments_openingrule_kinds", key="openingrule_id")
_OF_OPENING = _OF_KIND.format(kinds="appointments_opening_kinds", key="opening_id")


def opened_hours(
    kind: AppointmentType, search: Search, window: Window, holidays: Collection[date]
) -> tuple[list[Open], dict[UUID, PlaceRow]]:
    """Hours in which this type may be booked, whoever receives, and their places. Three requests at most."""
    narrowed, asked = _narrowing(kind, search)
    asked |= {
        "first_day": window.first_day,
        "last_day": window.last_day,
        "period": TimestamptzRange(window.earliest, window.latest + _A_SECOND),
    }
    with connection.cursor() as cursor:
        cursor.execute(_OPENINGS.format(narrowed=narrowed, of_kind=_OF_OPENING), asked)
        found = [
            Open([(begins, ends)], adviser, place, room, words, tuple(modalities))
            for begins, ends, adviser, place, room, words, modalities in cursor.fetchall()
        ]
        cursor.execute(_RULES.format(narrowed=narrowed, of_kind=_OF_RULE), asked)
        rows = cursor.fetchall()
    found += unrolled(map(RuleRow._make, rows), window, holidays)
    return _within_places(found, kind, search, window)


def span_of(period: Any) -> tuple[int, int]:
    """A range of instants in seconds."""
    return int(period.lower.timestamp()), int(period.upper.timestamp())


def unrolled(rows: Iterable[RuleRow], window: Window, holidays: Collection[date]) -> Iterator[Open]:
    """The hours of each of these rules in the window. Rules that say the same, as in a team, are unrolled once."""
    known: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for row in rows:
        said = (*row[1:6], *row.excluded_days, row.on_holidays)
        if (spans := known.get(said)) is None:
            spans = known[said] = list(_spans(row, window, holidays))
        if spans:
            yield Open(spans, row.adviser_id, row.at_place_id, row.room_id, "", tuple(row.modalities))


def _spans(row: RuleRow, window: Window, holidays: Collection[date]) -> Iterator[tuple[int, int]]:
    clock = window.clock
    last = window.last_day if row.last_day is None else min(row.last_day, window.last_day)
    opens, closes = second_of_day(row.opens), second_of_day(row.closes)
    for day in days(read_rule(row.rule), since=row.first_day, first=window.first_day, last=last):
        if day in row.excluded_days or (day in holidays and not row.on_holidays):
            continue
        until = date.fromordinal(day.toordinal() + 1) if closes <= opens else day
        start, end = clock.seconds(day, opens), clock.seconds(until, closes)
        if start < end:
            yield start, end


def _narrowing(kind: AppointmentType, search: Search) -> tuple[str, dict[str, Any]]:
    """Conditions on hours, and what they are asked with."""
    asked: dict[str, Any] = {"platform": kind.platform_id, "kind": kind.pk}
    narrowed, among = ["true"], search.among(kind)
    if search.place_id is not None:
        narrowed.append("at_place_id = %(place)s")
        asked["place"] = search.place_id
    if among is not None:
        narrowed.append("adviser_id = ANY(%(advisers)s)")
        asked["advisers"] = list(among)
    if search.modalities is not None:
        narrowed.append("modalities && %(modalities)s::varchar[]")
        asked["modalities"] = sorted(search.modalities)
    return " AND ".join(narrowed), asked


def _within_places(
    opened: list[Open], kind: AppointmentType, search: Search, window: Window
) -> tuple[list[Open], dict[UUID, PlaceRow]]:
    """Hours cut to those of their place, which gives its words; hours at a place closed for good are left out."""
    used = {hours.place for hours in opened if hours.place is not None}
    if not used:
        return opened, {}
    # Named by their platform, not one by one: the text of the request stays the same, and is not read again.
    known = Place.objects.active().filter(platform_id=kind.platform_id)
    if search.place_id is not None:
        known = known.filter(pk=search.place_id)
    rows = known.values_list(*PlaceRow._fields)
    places = {row[0]: PlaceRow._make(row) for row in rows if row[0] in used}
    words = {pk: where(place.name, place.address) for pk, place in places.items()}
    hours_of = {pk: _hours_of(place, opened, window) for pk, place in places.items() if place.hours}
    found = []
    for hours in opened:
        if hours.place is None:
            found.append(hours)
        elif hours.place in places:
            own = hours_of.get(hours.place)
            spans = hours.spans if own is None else common(hours.spans, own)
            found.append(hours._replace(words=words[hours.place], spans=spans))
    return found, places


def _hours_of(place: PlaceRow, opened: Iterable[Open], window: Window) -> list[tuple[int, int]]:
    """When the place is open, over all the days of the hours that are cut to it."""
    clock = window.clock
    here = [hours.spans for hours in opened if hours.place == place.pk]
    first = min(clock.day_of(spans[0][0]) for spans in here)
    last = max(clock.day_of(spans[-1][1]) for spans in here)
    lines = [(line["weekday"], _second(line["opens"]), _second(line["closes"])) for line in place.hours]
    return sorted(
        (clock.seconds(day, opens), clock.seconds(day, closes))
        for day in map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
        for weekday, opens, closes in lines
        if weekday == day.weekday()
    )


def _second(hour: str) -> int:
    return second_of_day(time.fromisoformat(hour))


def has_hours_ahead(platform_id: UUID, adviser_id: UUID, now: datetime) -> bool:
    """Whether somebody receives at all from now on, whatever is taken."""
    rules = OpeningRule.objects.filter(platform_id=platform_id, adviser_id=adviser_id)
    ahead = Opening.objects.filter(platform_id=platform_id, adviser_id=adviser_id, period__endswith__gt=now)
    return rules.filter(Q(last_day__isnull=True) | Q(last_day__gte=now.date())).exists() or ahead.exists()
