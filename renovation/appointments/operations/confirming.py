"""The confirmation is written by a job: whoever books waits for the time to be taken, not for a mail to be composed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.appointments.enums import AppointmentState
from renovation.appointments.mails import send_booked
from renovation.appointments.models import Appointment
from renovation.appointments.operations.further_links import new_link
from renovation.outbox.operations import enqueue

CONFIRM = "appointments.confirm"


def ask_confirmation(appointment: Appointment) -> None:
    """Asked in the transaction that takes the time: one without the other does not exist (I2)."""
    if appointment.household.email:
        enqueue(kind=CONFIRM, key=f"{CONFIRM}:{appointment.pk}", payload={"appointment": str(appointment.pk)})


@transaction.atomic
def confirm_by_mail(*, appointment_id: UUID, now: datetime) -> None:
    """Write the confirmation, with a link that this mail alone knows; nothing once it was cancelled."""
    booked = Appointment.objects.filter(pk=appointment_id, state=AppointmentState.BOOKED)
    found = booked.select_related("platform", "household", "adviser", "kind", "at_place").first()
    if found is not None:
        send_booked(found, token=new_link(found), now=now)
