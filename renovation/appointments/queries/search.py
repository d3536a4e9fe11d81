"""What is looked for among free times, and the clock and holidays of the platform that is asked."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Self
from uuid import UUID
from zoneinfo import ZoneInfo

from renovation.appointments.enums import Modality
from renovation.appointments.models import AgendaSettings, AppointmentType
from renovation.appointments.rules.holidays import Territory, holidays_between
from renovation.appointments.rules.offered import Asked
from renovation.appointments.rules.slots import Wanted
from renovation.appointments.rules.wall_clock import Clock

# Nobody looks further ahead than a year and a half, whatever a type says.
FURTHEST = timedelta(days=550)
NEAR = timedelta(days=3)


@dataclass(frozen=True)
class Search:
    """What narrows a search. The team is bound neither by the notice nor by the horizon of a type."""

    start: datetime | None = None
    until: datetime | None = None
    modalities: frozenset[str] | None = None
    place_id: UUID | None = None
    adviser_ids: frozenset[UUID] | None = None
    commune_insee: str = ""
    by_team: bool = False
    # Time that these hold is free for whoever moves them.
    ignoring_appointment: UUID | None = None
    ignoring_hold: UUID | None = None

    def must_be_there(self, kind: AppointmentType) -> frozenset[UUID]:
        """Fewer people named than receive together: the others are whoever is free with them."""
        named = self.adviser_ids or frozenset()
        return named if len(named) < kind.advisers_needed else frozenset()

    def among(self, kind: AppointmentType) -> frozenset[UUID] | None:
        """The only people whose hours are looked at; nothing: everybody's."""
        return None if self.must_be_there(kind) else self.adviser_ids

    def at(self, asked: Asked) -> Self:
        """The same search for one slot only."""
        return replace(
            self,
            start=asked.starts_at,
            until=asked.starts_at + timedelta(seconds=1),
            modalities=frozenset({asked.modality}),
            place_id=asked.place_id,
        )

    def around(self, asked: Asked) -> Self:
        """Days enough to find a slot or propose something else. Nothing that is further away may be nearer."""
        start, until = asked.starts_at - NEAR, asked.starts_at + NEAR
        return replace(
            self,
            start=start if self.start is None else max(start, self.start),
            until=until if self.until is None else min(until, self.until),
        )


@dataclass(frozen=True)
class Window:
    """The instants between which an appointment may begin, and the days that they cover."""

    earliest: datetime
    latest: datetime
    clock: Clock

    @property
    def first_day(self) -> date:
        """The day before: hours of its evening may cross midnight."""
        return self.earliest.astimezone(self.clock.zone).date() - timedelta(days=1)

    @property
    def last_day(self) -> date:
        return self.latest.astimezone(self.clock.zone).date()

    @property
    def is_empty(self) -> bool:
        return self.latest < self.earliest


def agenda_of(platform_id: UUID) -> AgendaSettings:
    """The settings of a platform; those that every platform begins with when none were written."""
    found = AgendaSettings.objects.filter(platform_id=platform_id).first()
    return found or AgendaSettings(platform_id=platform_id)


def zone_of(platform_id: UUID) -> ZoneInfo:
    return ZoneInfo(agenda_of(platform_id).zone)


def days_off(agenda: AgendaSettings, window: Window) -> frozenset[date]:
    return holidays_between(window.first_day, window.last_day, Territory(agenda.territory))


def window_of(kind: AppointmentType, search: Search, clock: Clock, now: datetime) -> Window:
    """When an appointment may begin: what the type allows, and what is asked within it. `until` is not included."""
    if search.by_team:
        earliest, latest = now, now + FURTHEST
    else:
        earliest = now + timedelta(hours=kind.notice_hours)
        latest = now + min(timedelta(days=kind.horizon_days), FURTHEST)
    if search.start is not None:
        earliest = max(earliest, search.start)
    if search.until is not None:
        latest = min(latest, search.until - timedelta(seconds=1))
    return Window(earliest, latest, clock)


def wanted(kind: AppointmentType, window: Window, *, at_home: bool) -> Wanted:
    """In seconds; the trip is added on both sides of a visit."""
    trip = kind.travel_minutes if at_home else 0
    return Wanted(
        duration=kind.duration_minutes * 60,
        before=(kind.before_minutes + trip) * 60,
        after=(kind.after_minutes + trip) * 60,
        step=(kind.step_minutes or kind.duration_minutes) * 60,
        earliest=-int(-window.earliest.timestamp() // 1),
        latest=int(window.latest.timestamp()),
    )


def modalities_of(kind: AppointmentType, search: Search) -> frozenset[str]:
    own = frozenset(kind.modalities)
    return own if search.modalities is None else own & search.modalities


HOME = Modality.HOME.value
