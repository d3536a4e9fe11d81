"""Agendas side by side: several advisers, a place, a day to print. Few requests whatever the number of columns."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import (
    Absence,
    AgendaSettings,
    Appointment,
    CollectiveSession,
    ExternalBusy,
    Opening,
    OpeningRule,
)
from renovation.appointments.queries.hours import RuleRow, unrolled
from renovation.appointments.queries.search import Window, days_off
from renovation.appointments.rules.wall_clock import Clock
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import Reader


@dataclass(frozen=True)
class OpenSpan:
    """Opened hours of one adviser, of one day or coming back: `rule_id` says which."""

    adviser_id: UUID
    starts_at: datetime
    ends_at: datetime
    modalities: tuple[str, ...]
    place_id: UUID | None
    opening_id: UUID | None
    rule_id: UUID | None


@dataclass(frozen=True)
class Board:
    """Everything of a span for some advisers (or a place), each list in order of time."""

    appointments: tuple[Appointment, ...]
    sessions: tuple[CollectiveSession, ...]
    opened: tuple[OpenSpan, ...]
    absences: tuple[Absence, ...]
    busy_elsewhere: tuple[ExternalBusy, ...]

    def receiving(self, one: Appointment) -> list[UUID]:
        """Whoever receives in an appointment of the board; read with it, not one by one."""
        return [one.adviser_id, *one.other_ids]  # type: ignore[attr-defined]

    def leading(self, one: CollectiveSession) -> list[UUID]:
        """Whoever leads a session of the board."""
        return list(one.leader_ids)  # type: ignore[attr-defined]


def board_of_advisers(
    *, reader: Reader, agenda: AgendaSettings, adviser_ids: Collection[UUID], start: datetime, end: datetime
) -> Board:
    """Advisers of one of the reader's platforms side by side; their absences hold on every platform."""
    span, platform_id = (start, end), agenda.platform_id
    own = Q(adviser_id__in=adviser_ids)
    found = Appointment.objects.readable_by(reader).filter(platform_id=platform_id, period__overlap=span)
    sessions = CollectiveSession.objects.readable_by(reader).filter(platform_id=platform_id, period__overlap=span)
    near = platform_id in reader.platform_ids(*Role.working_on_cases())
    colleagues = User.objects.filter(pk__in=adviser_ids, memberships__platform_id=platform_id).values("pk")
    away = Absence.objects.filter(adviser_id__in=colleagues, period__overlap=span)
    elsewhere = ExternalBusy.objects.filter(adviser_id__in=colleagues, period__overlap=span)
    return Board(
        appointments=_people(found.filter(own | Q(with_advisers__in=adviser_ids)).distinct()),
        sessions=_sessions(sessions.filter(advisers__in=adviser_ids).distinct()),
        opened=_opened(reader, agenda, own, start, end),
        absences=tuple(away.order_by("period")) if near else (),
        busy_elsewhere=tuple(elsewhere.order_by("period")) if near else (),
    )


def board_of_place(*, reader: Reader, agenda: AgendaSettings, place_id: UUID, start: datetime, end: datetime) -> Board:
    """Everything that happens in one place, whoever receives."""
    here, platform_id = Q(at_place_id=place_id), agenda.platform_id
    span = (start, end)
    found = Appointment.objects.readable_by(reader).filter(here, platform_id=platform_id, period__overlap=span)
    sessions = CollectiveSession.objects.readable_by(reader).filter(here, platform_id=platform_id, period__overlap=span)
    return Board(_people(found), _sessions(sessions), _opened(reader, agenda, here, start, end), (), ())


def day_to_print(*, reader: Reader, adviser_id: UUID, start: datetime, end: datetime) -> list[Appointment]:
    """What an adviser takes along: appointments that stand, with questions, documents and what to know."""
    found = (
        Appointment.objects.readable_by(reader)
        .holding_time()
        .filter(Q(adviser_id=adviser_id) | Q(with_advisers=adviser_id), period__overlap=(start, end))
    )
    people = found.select_related("household", "kind", "case", "lead", "at_place", "room", "commune", "platform")
    return list(people.prefetch_related("questions", "documents__document").distinct().order_by("period"))


def to_be_noted(*, reader: Reader, adviser_id: UUID | None, now: datetime) -> list[Appointment]:
    """Past appointments of which nobody said what became, the oldest first."""
    found = Appointment.objects.readable_by(reader).filter(state=AppointmentState.BOOKED, period__endswith__lte=now)
    if adviser_id is not None:
        found = found.filter(adviser_id=adviser_id)
    return list(found.select_related("household", "kind", "adviser", "case").order_by("period")[:200])


def _people(found: QuerySet[Appointment]) -> tuple[Appointment, ...]:
    people = found.select_related("household", "adviser", "kind", "case", "lead", "at_place", "room", "platform")
    together = Appointment.with_advisers.through.objects.filter(appointment_id=OuterRef("pk")).values("user_id")
    return tuple(people.annotate(other_ids=ArraySubquery(together)).order_by("period"))


def _sessions(found: QuerySet[CollectiveSession]) -> tuple[CollectiveSession, ...]:
    leading = CollectiveSession.advisers.through.objects.filter(collectivesession_id=OuterRef("pk")).values("user_id")
    ordered = found.select_related("kind", "at_place", "room").order_by("period")
    return tuple(ordered.annotate(leader_ids=ArraySubquery(leading)))


def _opened(
    reader: Reader, agenda: AgendaSettings, narrowed: Q, start: datetime, end: datetime
) -> tuple[OpenSpan, ...]:
    platform_id = agenda.platform_id
    window = Window(start, end, Clock(ZoneInfo(agenda.zone)))
    openings = Opening.objects.readable_by(reader).filter(
        narrowed, platform_id=platform_id, period__overlap=(start, end)
    )
    found = [
        OpenSpan(
            each.adviser_id,
            each.period.lower,
            each.period.upper,
            tuple(each.modalities),
            each.at_place_id,
            each.pk,
            None,
        )
        for each in openings
    ]
    rules = OpeningRule.objects.readable_by(reader).filter(narrowed, platform_id=platform_id)
    holidays = days_off(agenda, window)
    for rule in rules.living_between(window.first_day, window.last_day):
        row = RuleRow._make(getattr(rule, name) for name in RuleRow._fields)
        spans = [span for hours in unrolled([row], window, holidays) for span in hours.spans]
        for opens, closes in spans:
            begins = datetime.fromtimestamp(opens, tz=window.clock.zone)
            ends = datetime.fromtimestamp(closes, tz=window.clock.zone)
            if begins < end and start < ends:
                modalities = tuple(rule.modalities)
                found.append(OpenSpan(rule.adviser_id, begins, ends, modalities, rule.at_place_id, None, rule.pk))
    return tuple(sorted(found, key=lambda each: (each.starts_at, str(each.adviser_id))))
