"""Appointments that a change of hours or an absence leaves without a place in the agenda."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Absence, Appointment, Opening, OpeningRule, TakenTime
from renovation.appointments.queries.hours import RuleRow, span_of, unrolled
from renovation.appointments.queries.search import Window, agenda_of, days_off
from renovation.appointments.rules.slots import Open
from renovation.appointments.rules.wall_clock import Clock
from renovation.platforms.queries import agents_working_on_cases
from renovation.platforms.rules.reader import Reader


@dataclass(frozen=True)
class Replacement:
    """One appointment of somebody absent, and who is free at that time, the least busy first."""

    appointment: Appointment
    free: tuple[User, ...]


def appointments_left_out(*, before: OpeningRule, after: OpeningRule | None, now: datetime) -> list[Appointment]:
    """Appointments to come that stand in the hours of a rule, and in none of the adviser's once it is changed."""
    ahead = _ahead(before.adviser_id, now).filter(platform_id=before.platform_id).order_by("period")
    found = list(ahead.select_related("household", "kind"))
    if not found:
        return []
    agenda = agenda_of(before.platform_id)
    window = Window(now - timedelta(days=1), found[-1].ends_at, Clock(ZoneInfo(agenda.zone)))
    holidays = days_off(agenda, window)
    earlier = list(unrolled([_row(before)], window, holidays))
    rules = OpeningRule.objects.filter(adviser_id=before.adviser_id, platform_id=before.platform_id)
    others = [_row(each) for each in rules.exclude(pk=before.pk)]
    later = list(unrolled([*others, *([_row(after)] if after is not None else [])], window, holidays))
    later += _openings(before, window)
    return [each for each in found if _stands_in(each, earlier) and not _stands_in(each, later)]


def appointments_in_absence(*, adviser_id: UUID, start: datetime, end: datetime, now: datetime) -> list[Appointment]:
    """What an absence touches, to decide what becomes of each."""
    found = _ahead(adviser_id, now).filter(period__overlap=(start, end))
    return list(found.select_related("household", "kind", "platform").order_by("period"))


def replacement_plan(
    *, reader: Reader, adviser_id: UUID, start: datetime, end: datetime, now: datetime
) -> list[Replacement]:
    """Appointments of an absent adviser on the reader's platforms, each with the colleagues who are free then."""
    readable = Appointment.objects.readable_by(reader).values("pk")
    touched = [
        each
        for each in appointments_in_absence(adviser_id=adviser_id, start=start, end=end, now=now)
        if each.session_id is None
    ]
    allowed = set(readable.filter(pk__in=[each.pk for each in touched]).values_list("pk", flat=True))
    touched = [each for each in touched if each.pk in allowed]
    teams = {
        platform_id: [one for one in agents_working_on_cases(platform_id) if one.pk != adviser_id]
        for platform_id in {each.platform_id for each in touched}
    }
    people = {one.pk for team in teams.values() for one in team}
    busy = _busy(people, touched)
    return [Replacement(each, _free(each, teams[each.platform_id], busy)) for each in touched]


def _ahead(adviser_id: UUID, now: datetime) -> QuerySet[Appointment]:
    return Appointment.objects.filter(
        adviser_id=adviser_id, state=AppointmentState.BOOKED, period__startswith__gt=now, session__isnull=True
    )


def _busy(people: Iterable[UUID], touched: Sequence[Appointment]) -> dict[UUID, list[tuple[datetime, datetime]]]:
    found: dict[UUID, list[tuple[datetime, datetime]]] = {}
    if not touched:
        return found
    span = (min(each.starts_at for each in touched), max(each.ends_at for each in touched))
    ids = list(people)
    taken = TakenTime.objects.filter(adviser_id__in=ids, blocked__overlap=span).values_list("adviser_id", "blocked")
    away = Absence.objects.filter(adviser_id__in=ids, period__overlap=span).values_list("adviser_id", "period")
    for adviser_id, period in [*taken, *away]:
        if adviser_id is not None:
            found.setdefault(adviser_id, []).append((period.lower, period.upper))
    return found


def _free(
    appointment: Appointment, team: Sequence[User], busy: dict[UUID, list[tuple[datetime, datetime]]]
) -> tuple[User, ...]:
    free = [
        one
        for one in team
        if not any(start < appointment.ends_at and appointment.starts_at < end for start, end in busy.get(one.pk, ()))
    ]
    return tuple(sorted(free, key=lambda one: len(busy.get(one.pk, ()))))


def _openings(rule: OpeningRule, window: Window) -> list[Open]:
    found = Opening.objects.filter(
        Q(platform_id=rule.platform_id),
        adviser_id=rule.adviser_id,
        period__overlap=(window.earliest, window.latest),
    )
    return [
        Open(
            [span_of(each.period)],
            each.adviser_id,
            each.at_place_id,
            each.room_id,
            each.place,
            tuple(each.modalities),
        )
        for each in found
    ]


def _row(rule: OpeningRule) -> RuleRow:
    return RuleRow._make(getattr(rule, name) for name in RuleRow._fields)


def _stands_in(appointment: Appointment, hours: Iterable[Open]) -> bool:
    start, end = appointment.starts_at.timestamp(), appointment.ends_at.timestamp()
    return any(
        appointment.modality in each.modalities and any(low <= start and end <= high for low, high in each.spans)
        for each in hours
    )


def days_of_rule(rule: OpeningRule, *, first: date, last: date) -> list[tuple[datetime, datetime]]:
    """The hours of a rule in a span of days, for an agenda: holidays and days left out are not in it."""
    agenda = agenda_of(rule.platform_id)
    clock = Clock(ZoneInfo(agenda.zone))
    start = datetime.fromtimestamp(clock.seconds(first + timedelta(days=1), 0), tz=clock.zone)
    end = datetime.fromtimestamp(clock.seconds(last, 0), tz=clock.zone)
    window = Window(start, end, clock)
    return [
        (datetime.fromtimestamp(opens, tz=clock.zone), datetime.fromtimestamp(closes, tz=clock.zone))
        for each in unrolled([_row(rule)], window, days_off(agenda, window))
        for opens, closes in each.spans
    ]
