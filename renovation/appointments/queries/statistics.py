"""How the agenda is used: delays, fill, no-shows, origins. On the platforms of the reader; never a name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Avg, Count, Q

from renovation.appointments.enums import AppointmentState, BookingOrigin
from renovation.appointments.models import (
    Appointment,
    AppointmentType,
    CollectiveSession,
    FirstSlotDelay,
    Opening,
    OpeningRule,
    Sector,
    SurveyAnswer,
    TakenTime,
)
from renovation.appointments.queries.free import free_times
from renovation.appointments.queries.hours import RuleRow, unrolled
from renovation.appointments.queries.search import HOME, Search, Window, agenda_of, days_off
from renovation.appointments.rules.delay_history import Period, by_period
from renovation.appointments.rules.slots import common, merged
from renovation.appointments.rules.wall_clock import Clock


@dataclass(frozen=True)
class Delay:
    """Days to the first free slot of a type; None: nothing within its horizon."""

    kind: AppointmentType
    sector: Sector | None
    days: int | None


@dataclass(frozen=True)
class Fill:
    """Of the opened hours of a span, how much was taken."""

    opened_hours: float
    taken_hours: float

    @property
    def percent(self) -> int | None:
        return round(100 * self.taken_hours / self.opened_hours) if self.opened_hours else None


@dataclass(frozen=True)
class Outcomes:
    """What became of the appointments of a span."""

    done: int
    missed: int
    excused: int
    cancelled_by_household: int
    cancelled_by_team: int
    not_noted: int

    @property
    def no_show_percent(self) -> float | None:
        """Of those who were expected and of whom something was noted."""
        expected = self.done + self.missed
        return round(100 * self.missed / expected, 1) if expected else None


def first_slot_delays(*, platform_id: UUID, now: datetime) -> list[Delay]:
    """Today's delay of each public type, and of each sector for what is done at home."""
    zone = ZoneInfo(agenda_of(platform_id).zone)
    today = now.astimezone(zone).date()
    sectors = list(Sector.objects.filter(platform_id=platform_id).prefetch_related("communes").order_by("name"))
    found = []
    kinds = AppointmentType.objects.public().filter(platform_id=platform_id, capacity=1).order_by("position", "name")
    for kind in kinds:
        found.append(Delay(kind, None, _days(kind, Search(), today, now)))
        if HOME in kind.modalities:
            for sector in sectors:
                commune = _a_commune(sector)
                if commune:
                    search = Search(commune_insee=commune, modalities=frozenset({HOME}))
                    found.append(Delay(kind, sector, _days(kind, search, today, now)))
    return found


def delays_over_time(*, platform_id: UUID, first: date, last: date) -> list[tuple[str, list[Period]]]:
    """How the delays of each type, and of each sector for visits, went from one day to another; those without a slot
    are no number and are left out.
    """
    measured = FirstSlotDelay.objects.filter(platform_id=platform_id, measured_on__range=(first, last))
    rows = measured.filter(days__isnull=False, kind__is_active=True).order_by("kind__position", "kind__name", "sector")
    found: dict[str, list[tuple[date, int]]] = {}
    for kind, sector, day, days in rows.values_list("kind__name", "sector__name", "measured_on", "days"):
        if days is not None:
            found.setdefault(f"{kind}, {sector}" if sector else kind, []).append((day, days))
    return [(name, by_period(measures, first=first, last=last)) for name, measures in found.items()]


def fill_of(*, platform_id: UUID, start: datetime, end: datetime, adviser_ids: Collection[UUID] | None = None) -> Fill:
    """Opened hours of a span, and what of them is taken by appointments and sessions, pauses and trips included."""
    agenda = agenda_of(platform_id)
    window = Window(start + timedelta(days=1), end, Clock(ZoneInfo(agenda.zone)))
    low, high = int(start.timestamp()), int(end.timestamp())
    rules = OpeningRule.objects.filter(platform_id=platform_id).living_between(window.first_day, window.last_day)
    openings = Opening.objects.filter(platform_id=platform_id, period__overlap=(start, end))
    taken = TakenTime.objects.filter(blocked__overlap=(start, end), hold__isnull=True, adviser__isnull=False)
    if adviser_ids is not None:
        rules = rules.filter(adviser_id__in=adviser_ids)
        openings = openings.filter(adviser_id__in=adviser_ids)
        taken = taken.filter(adviser_id__in=adviser_ids)
    opened: dict[UUID, list[tuple[int, int]]] = {}
    rows = map(RuleRow._make, rules.values_list(*RuleRow._fields))
    for hours in unrolled(rows, window, days_off(agenda, window)):
        own = opened.setdefault(hours.adviser, [])
        own += [(max(opens, low), min(closes, high)) for opens, closes in hours.spans]
    for adviser_id, period in openings.values_list("adviser_id", "period"):
        opened.setdefault(adviser_id, []).append(_within(period, low, high))
    busy: dict[UUID, list[tuple[int, int]]] = {}
    for one, blocked in taken.values_list("adviser_id", "blocked"):
        if one is not None:
            busy.setdefault(one, []).append(_within(blocked, low, high))
    hours_of = {adviser: merged(spans) for adviser, spans in opened.items()}
    shared = {adviser: common(spans, merged(busy.get(adviser, ()))) for adviser, spans in hours_of.items()}
    return Fill(_hours(hours_of), _hours(shared))


def outcomes_of(*, platform_id: UUID, start: datetime, end: datetime, now: datetime) -> Outcomes:
    """Counted over appointments that began in the span."""
    found = Appointment.objects.filter(
        platform_id=platform_id, period__startswith__gte=start, period__startswith__lt=end
    )
    state = AppointmentState
    counts = found.aggregate(
        done=Count("pk", filter=Q(state=state.DONE)),
        missed=Count("pk", filter=Q(state=state.MISSED)),
        excused=Count("pk", filter=Q(state=state.EXCUSED)),
        cancelled=Count("pk", filter=Q(state=state.CANCELLED)),
        withdrawn=Count("pk", filter=Q(state=state.CANCELLED, cancelled_by_household=True)),
        not_noted=Count("pk", filter=Q(state=state.BOOKED, period__endswith__lte=now)),
    )
    # An aggregate may not bear the name of a field that another one reads.
    cancelled, by_household = counts.pop("cancelled"), counts.pop("withdrawn")
    return Outcomes(**counts, cancelled_by_household=by_household, cancelled_by_team=cancelled - by_household)


def origins_of(*, platform_id: UUID, start: datetime, end: datetime) -> list[tuple[str, int]]:
    """From where appointments were taken in the span, the most frequent first."""
    found = Appointment.objects.filter(platform_id=platform_id, created_at__gte=start, created_at__lt=end)
    counts = found.order_by().values_list("origin").annotate(number=Count("pk")).order_by("-number", "origin")
    return [(str(BookingOrigin(origin).label), number) for origin, number in counts]


def usefulness_of(*, platform_id: UUID, start: datetime, end: datetime) -> tuple[int, float | None]:
    """How many answered the two questions, and the mean of the first (1 to 4)."""
    found = SurveyAnswer.objects.filter(
        appointment__platform_id=platform_id, appointment__period__startswith__gte=start, answered_at__lt=end
    )
    counted = found.aggregate(number=Count("pk"), mean=Avg("usefulness"))
    return counted["number"], None if counted["mean"] is None else round(float(counted["mean"]), 1)


def seats_of(*, platform_id: UUID, start: datetime, end: datetime) -> tuple[int, int]:
    """Seats taken and offered in the collective sessions of a span."""
    found = CollectiveSession.objects.filter(platform_id=platform_id, period__overlap=(start, end), state="open")
    seats = list(found.values_list("seats_taken", "capacity"))
    return sum(taken for taken, _ in seats), sum(offered for _, offered in seats)


def _days(kind: AppointmentType, search: Search, today: date, now: datetime) -> int | None:
    first = free_times(kind=kind, now=now, search=search).first_day()
    return None if first is None else (first - today).days


def _a_commune(sector: Sector) -> str:
    """Every commune of a sector is visited by the same people."""
    own = next(iter(sector.communes.all()), None)
    if own is not None:
        return own.insee
    first = sector.intercommunalities.values_list("communes__insee", flat=True).first()
    return first or ""


def _within(period: Any, low: int, high: int) -> tuple[int, int]:
    return max(int(period.lower.timestamp()), low), min(int(period.upper.timestamp()), high)


def _hours(spans: dict[UUID, list[tuple[int, int]]]) -> float:
    return round(sum(end - start for own in spans.values() for start, end in own) / 3600, 1)
