"""Reads about time: what is free, what is taken, by whom. Set-based: two requests whatever the number of advisers."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import get_default_timezone, localdate

from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Appointment, Opening
from renovation.appointments.rules.slots import Busy, Day, OpenHours, Slot, by_day
from renovation.appointments.rules.slots import free_slots as slots_left
from renovation.cases.models import Case, Lead
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader
from renovation.platforms.rules.tokens import token_hash

# Nobody books for the next minute: the adviser needs time to see it.
NOTICE = timedelta(hours=2)
HORIZON = timedelta(days=56)


def free_slots(*, platform: Platform, now: datetime, until: datetime, modality: str | None = None) -> list[Slot]:
    """Slots on offer on a platform between now (and its notice) and `until`."""
    earliest = now + NOTICE
    if until <= earliest:
        return []
    openings = list(
        Opening.objects.filter(platform=platform, period__overlap=(earliest, until), adviser__is_active=True)
    )
    opened = [_hours(opening) for opening in openings]
    taken = busy_times({hours.adviser_id for hours in opened}, earliest, until)
    free = slots_left(opened, taken, earliest=earliest, modality=modality)
    return [slot for slot in free if slot.starts_at < until]


def next_free_slots(*, platform: Platform, now: datetime, modality: str | None = None, count: int = 3) -> list[Slot]:
    return free_slots(platform=platform, now=now, until=now + HORIZON, modality=modality)[:count]


def slots_by_day(slots: Sequence[Slot]) -> list[Day]:
    """Grouped by day of the wall clock of the installation."""
    return by_day(slots, get_default_timezone())  # type: ignore[arg-type]


def busy_times(adviser_ids: set[UUID], start: datetime, end: datetime) -> list[Busy]:
    """Time taken of these advisers, on any platform: a person is in one place at a time."""
    taken = Appointment.objects.filter(
        adviser_id__in=adviser_ids, state__in=AppointmentState.holding_time(), period__overlap=(start, end)
    ).values_list("adviser_id", "period")
    return [Busy(adviser_id, period.lower, period.upper) for adviser_id, period in taken]


def appointments_of_adviser(
    *, reader: Reader, adviser_id: UUID | None, start: datetime, end: datetime
) -> list[Appointment]:
    """Appointments of one adviser (or of the whole team) in a span, within the reader's platforms."""
    found = _with_people(Appointment.objects.readable_by(reader)).filter(period__overlap=(start, end))
    if adviser_id is not None:
        found = found.filter(adviser_id=adviser_id)
    return list(found.order_by("period"))


def openings_between(*, reader: Reader, adviser_id: UUID | None, start: datetime, end: datetime) -> list[Opening]:
    """Opened hours in a span, within the reader's platforms."""
    found = Opening.objects.readable_by(reader).filter(period__overlap=(start, end)).select_related("adviser")
    if adviser_id is not None:
        found = found.filter(adviser_id=adviser_id)
    return list(found.order_by("period"))


def readable_appointment(reader: Reader, appointment_id: UUID) -> Appointment:
    """One appointment of the reader's platforms; `Appointment.DoesNotExist` for any other (D2)."""
    return _with_people(Appointment.objects.readable_by(reader)).get(pk=appointment_id)


def readable_opening(reader: Reader, opening_id: UUID) -> Opening:
    """Opened hours of the reader's platforms; `Opening.DoesNotExist` for any other (D2)."""
    return Opening.objects.readable_by(reader).select_related("adviser", "platform").get(pk=opening_id)


def appointments_of_case(case: Case) -> list[Appointment]:
    """All appointments that belong to the story of a case, its lead's included."""
    mine = Q(case=case) | Q(lead__case=case) | Q(household_id=case.household_id, case__isnull=True)
    return list(_with_people(Appointment.objects.filter(mine)).distinct().order_by("-period"))


def last_met_on(case: Case) -> date | None:
    """The day of the last appointment that was held, which some aids ask for."""
    held = [each for each in appointments_of_case(case) if each.state == AppointmentState.DONE]
    return max((localdate(each.starts_at) for each in held), default=None)


def appointments_of_lead(lead: Lead) -> list[Appointment]:
    mine = Q(lead=lead) | Q(household_id=lead.household_id)
    return list(_with_people(Appointment.objects.filter(mine)).distinct().order_by("-period"))


def upcoming_of_household_user(user_id: UUID, now: datetime) -> list[Appointment]:
    """What the person has ahead, soonest first."""
    return list(
        _with_people(Appointment.objects.upcoming(now=now)).filter(household__user_id=user_id).order_by("period")
    )


def appointment_of_household_user(user_id: UUID, appointment_id: UUID) -> Appointment:
    """One of the person's own; `Appointment.DoesNotExist` for any other (D4)."""
    return _with_people(Appointment.objects.all()).get(pk=appointment_id, household__user_id=user_id)


def appointment_by_token(token: str) -> Appointment | None:
    """The appointment that a personal link opens."""
    return _with_people(Appointment.objects.filter(token_hash=token_hash(token))).first()


def _with_people(found: QuerySet[Appointment]) -> QuerySet[Appointment]:
    return found.select_related("adviser", "household", "platform", "case", "lead")


def _hours(opening: Opening) -> OpenHours:
    return OpenHours(
        adviser_id=opening.adviser_id,
        starts_at=opening.period.lower,
        ends_at=opening.period.upper,
        slot_minutes=opening.slot_minutes,
        modality=opening.modality,
        place=opening.place,
    )
