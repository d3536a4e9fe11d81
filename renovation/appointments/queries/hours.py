"""Opened hours of a platform within a window: those of one day, and those that come back."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from renovation.appointments.models import AppointmentType, Opening, OpeningRule, Place
from renovation.appointments.queries.search import Search, Window
from renovation.appointments.rules.recurrence import days, read_rule
from renovation.appointments.rules.slots import Open, common
from renovation.appointments.rules.wall_clock import Clock, second_of_day

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


_RULE_FIELDS = RuleRow._fields


def opened_hours(
    kind: AppointmentType, search: Search, window: Window, holidays: Collection[date]
) -> tuple[list[Open], dict[UUID, Place]]:
    """Hours in which this type may be booked, whoever receives, and their places. Three requests at most."""
    rules = OpeningRule.objects.filter(platform_id=kind.platform_id).living_between(window.first_day, window.last_day)
    period = (window.earliest, window.latest + _A_SECOND)
    openings = Opening.objects.filter(platform_id=kind.platform_id, period__overlap=period)
    for_kind = Q(kinds=kind) | Q(kinds__isnull=True)
    narrowed = _narrowing(search)
    found = [
        Open(int(span.lower.timestamp()), int(span.upper.timestamp()), adviser, place, room, words, tuple(modalities))
        for span, adviser, place, room, words, modalities in openings.filter(for_kind, narrowed).values_list(
            "period", "adviser_id", "at_place_id", "room_id", "place", "modalities"
        )
    ]
    rows = rules.filter(for_kind, narrowed).values_list(*_RULE_FIELDS)
    found += unrolled(map(RuleRow._make, rows), window, holidays)
    return _within_places(found, window.clock)


def unrolled(rows: Iterable[RuleRow], window: Window, holidays: Collection[date]) -> Iterator[Open]:
    """The hours of each day of these rules in the window."""
    clock = window.clock
    for row in rows:
        last = window.last_day if row.last_day is None else min(row.last_day, window.last_day)
        opens, closes = second_of_day(row.opens), second_of_day(row.closes)
        over_night = closes <= opens
        modalities = tuple(row.modalities)
        for day in days(read_rule(row.rule), since=row.first_day, first=window.first_day, last=last):
            if day in row.excluded_days or (day in holidays and not row.on_holidays):
                continue
            until = date.fromordinal(day.toordinal() + 1) if over_night else day
            start, end = clock.seconds(day, opens), clock.seconds(until, closes)
            if start < end:
                yield Open(start, end, row.adviser_id, row.at_place_id, row.room_id, "", modalities)


def _narrowing(search: Search) -> Q:
    narrowed = Q()
    if search.place_id is not None:
        narrowed &= Q(at_place_id=search.place_id)
    if search.adviser_ids is not None:
        narrowed &= Q(adviser_id__in=search.adviser_ids)
    if search.modalities is not None:
        narrowed &= Q(modalities__overlap=sorted(search.modalities))
    return narrowed


def _within_places(opened: list[Open], clock: Clock) -> tuple[list[Open], dict[UUID, Place]]:
    """Hours cut to those of their place, which gives its words; hours at a place closed for good are left out."""
    used = {hours.place for hours in opened if hours.place is not None}
    if not used:
        return opened, {}
    places = {place.pk: place for place in Place.objects.filter(pk__in=used, is_active=True)}
    found = []
    for hours in opened:
        if hours.place is None:
            found.append(hours)
        elif (place := places.get(hours.place)) is not None:
            found += _cut(hours, place, clock)
    return found, places


def _cut(hours: Open, place: Place, clock: Clock) -> list[Open]:
    named = hours._replace(words=place.where)
    if not place.hours:
        return [named]
    first, last = clock.day_of(hours.start), clock.day_of(hours.end)
    spans = [span for day in _each(first, last) for span in _of_the_day(place.hours, day, clock)]
    return [named._replace(start=start, end=end) for start, end in common([(hours.start, hours.end)], sorted(spans))]


def _of_the_day(lines: Sequence[dict[str, Any]], day: date, clock: Clock) -> list[tuple[int, int]]:
    return [
        (
            clock.seconds(day, second_of_day(time.fromisoformat(line["opens"]))),
            clock.seconds(day, second_of_day(time.fromisoformat(line["closes"]))),
        )
        for line in lines
        if line["weekday"] == day.weekday()
    ]


def _each(first: date, last: date) -> Iterator[date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)
