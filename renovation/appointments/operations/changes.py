"""What happens to an appointment once booked."""

from datetime import datetime

from django.db import transaction

from renovation.appointments.enums import AppointmentState
from renovation.appointments.mails import send_cancelled
from renovation.appointments.models import Appointment
from renovation.cases.models import Case, Lead
from renovation.journal.enums import Action
from renovation.journal.operations import record


class TooLate(Exception):
    """The appointment is past, or was already closed."""


@transaction.atomic
def cancel(*, appointment: Appointment, by_household: bool, now: datetime) -> Appointment:
    """Free the slot and tell the household, in one transaction (H3). Cancelling twice changes nothing more."""
    current = _locked(appointment)
    if current.state == AppointmentState.CANCELLED:
        return current
    if not current.is_ahead(now):
        raise TooLate("Ce rendez-vous est passé : il ne peut plus être annulé.")
    current.state = AppointmentState.CANCELLED
    current.cancelled_by_household = by_household
    current.save(update_fields=["state", "cancelled_by_household"])
    record(
        Action.APPOINTMENT_CANCELLED,
        subject=current,
        platform_id=current.platform_id,
        detail={"by_household": by_household},
    )
    send_cancelled(current, now=now)
    return current


@transaction.atomic
def mark(*, appointment: Appointment, state: AppointmentState, now: datetime) -> Appointment:
    """Say what became of a past appointment: done or missed."""
    current = _locked(appointment)
    if state not in {AppointmentState.DONE, AppointmentState.MISSED}:
        raise ValueError(state)
    if current.state == AppointmentState.CANCELLED or current.starts_at > now:
        raise TooLate("Ce rendez-vous est annulé ou n’a pas encore eu lieu.")
    current.state = state
    current.save(update_fields=["state"])
    record(Action.APPOINTMENT_CHANGED, subject=current, platform_id=current.platform_id, detail={"state": str(state)})
    return current


@transaction.atomic
def carry_to_case(*, lead: Lead, case: Case) -> int:
    """When a lead becomes a case, its appointments follow."""
    return Appointment.objects.filter(lead=lead, case__isnull=True).update(case=case)


def _locked(appointment: Appointment) -> Appointment:
    return (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("platform__brand", "household", "adviser")
        .get(pk=appointment.pk)
    )
