"""A week as a table: one column a day, one row for each hour in which something begins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Appointment, Opening


@dataclass(frozen=True)
class Cell:
    """What begins on that day in that hour."""

    day: date
    appointments: tuple[Appointment, ...]
    openings: tuple[Opening, ...]


@dataclass(frozen=True)
class Hour:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Week:
    days: tuple[date, ...]
    hours: tuple[Hour, ...]

    @property
    def is_empty(self) -> bool:
        return not self.hours


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def bounds(monday: date) -> tuple[datetime, datetime]:
    """The week on the wall clock, whatever the clocks do on its Sunday (H8)."""
    start = timezone.make_aware(datetime.combine(monday, time.min))
    end = timezone.make_aware(datetime.combine(monday + timedelta(days=7), time.min))
    return start, end


def week_of(monday: date, *, appointments: Sequence[Appointment], openings: Sequence[Opening]) -> Week:
    """Working days, and the week-end when something happens then. Cancelled appointments are left out."""
    kept = [each for each in appointments if each.state in AppointmentState.holding_time()]
    days = _days(monday, [*(each.starts_at for each in kept), *(each.period.lower for each in openings)])
    begun = {timezone.localtime(each.starts_at).hour for each in kept}
    begun |= {timezone.localtime(each.period.lower).hour for each in openings}
    hours = tuple(
        Hour(label=f"{hour}\u00a0h", cells=tuple(_cell(day, hour, kept, openings) for day in days))
        for hour in sorted(begun)
    )
    return Week(days=days, hours=hours)


def _days(monday: date, moments: Iterable[datetime]) -> tuple[date, ...]:
    working = {monday + timedelta(days=number) for number in range(5)}
    last = monday + timedelta(days=6)
    busy = {day for moment in moments if monday <= (day := timezone.localdate(moment)) <= last}
    return tuple(sorted(working | busy))


def _cell(day: date, hour: int, appointments: Sequence[Appointment], openings: Sequence[Opening]) -> Cell:
    return Cell(
        day=day,
        appointments=tuple(each for each in appointments if _begins(each.starts_at, day, hour)),
        openings=tuple(each for each in openings if _begins(each.period.lower, day, hour)),
    )


def _begins(moment: datetime, day: date, hour: int) -> bool:
    local = timezone.localtime(moment)
    return local.date() == day and local.hour == hour
