"""Reads of the agenda: who is received, when, by whom; within the reader's platforms, or by whom it concerns."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from renovation.appointments.enums import AppointmentState, LinkKind
from renovation.appointments.models import Appointment, AppointmentLink, Opening
from renovation.cases.models import Case, Lead
from renovation.platforms.rules.reader import Reader
from renovation.platforms.rules.tokens import token_hash


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
    found = (
        Opening.objects.readable_by(reader).filter(period__overlap=(start, end)).select_related("adviser", "at_place")
    )
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
    """The appointment that a personal link opens: that of the confirmation, or of a later mail."""
    hashed = token_hash(token)
    links = AppointmentLink.objects.filter(token_hash=hashed, kind=LinkKind.MANAGE)
    found = Appointment.objects.filter(Q(token_hash=hashed) | Q(pk__in=links.values("appointment_id")))
    return _with_people(found).first()


def link_was_sent(token: str) -> bool:
    """Whether a link came by mail: the one that a form opened is known to whoever typed somebody's address."""
    return AppointmentLink.objects.filter(token_hash=token_hash(token), kind=LinkKind.MANAGE).exists()


def _with_people(found: QuerySet[Appointment]) -> QuerySet[Appointment]:
    return found.select_related("adviser", "household", "platform", "case", "lead", "kind", "at_place")
