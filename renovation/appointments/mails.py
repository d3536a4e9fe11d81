"""What the household is written about its appointments."""

from datetime import datetime

from renovation.appointments.calendar import calendar_file
from renovation.appointments.models import Appointment
from renovation.platforms.mail import Attachment, send_mail


def send_booked(appointment: Appointment, *, token: str, now: datetime) -> None:
    """The confirmation, with the calendar file and the personal link. Nobody is written to without an address."""
    _send(appointment, "appointment_booked", now=now, token=token)


def send_cancelled(appointment: Appointment, *, now: datetime) -> None:
    """The notice of cancellation, which takes the event out of the calendar."""
    _send(appointment, "appointment_cancelled", now=now)


def _send(appointment: Appointment, template: str, *, now: datetime, token: str = "") -> None:
    recipient = appointment.household.email
    if not recipient:
        return
    method = "CANCEL" if template == "appointment_cancelled" else "PUBLISH"
    send_mail(
        platform=appointment.platform,
        template=template,
        recipient=recipient,
        context={"appointment": appointment, "household": appointment.household, "token": token},
        key=f"{template}:{appointment.pk}",
        attachments=[
            Attachment(
                "rendez-vous.ics",
                f"text/calendar; method={method}; charset=utf-8",
                calendar_file(appointment, stamped_at=now),
            )
        ],
    )
