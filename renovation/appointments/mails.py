"""What the household is written about its appointments, on the clock of the platform."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from renovation.appointments.calendar import calendar_file
from renovation.appointments.models import Appointment
from renovation.appointments.queries.search import agenda_of
from renovation.appointments.rules.holidays import zone_label
from renovation.platforms.mail import Attachment, send_mail


def send_booked(appointment: Appointment, *, token: str, now: datetime) -> None:
    """The confirmation, with the calendar file and the personal link. Nobody is written to without an address."""
    kind = appointment.kind
    context = {
        "token": token,
        "instructions": kind.instructions_for(appointment.modality) if kind is not None else "",
        "to_bring": kind.to_bring if kind is not None else "",
    }
    write(appointment, "appointment_booked", key=str(appointment.pk), now=now, context=context, with_calendar=True)


def send_moved(appointment: Appointment, *, now: datetime) -> None:
    """Another time, place or adviser; the event moves in the calendar. The link of the confirmation still works."""
    key = f"{appointment.pk}:{appointment.sequence}"
    write(appointment, "appointment_moved", key=key, now=now, with_calendar=True)


def send_link(appointment: Appointment, *, token: str, now: datetime, key: str = "") -> None:
    """A new personal link: asked for, or put in the place of one that may have leaked."""
    own = key or f"{appointment.pk}:{appointment.token_hash[:16]}"
    write(appointment, "appointment_link", key=own, now=now, context={"token": token}, secret=True)


def send_given(appointment: Appointment, *, now: datetime) -> None:
    """The same time with somebody else; the event changes in the calendar."""
    key = f"{appointment.pk}:{appointment.sequence}"
    write(appointment, "appointment_given", key=key, now=now, with_calendar=True)


def send_cancelled(appointment: Appointment, *, now: datetime) -> None:
    """The notice of cancellation, which takes the event out of the calendar."""
    write(appointment, "appointment_cancelled", key=str(appointment.pk), now=now, with_calendar=True)


def write(
    appointment: Appointment,
    template: str,
    *,
    key: str,
    now: datetime,
    context: Mapping[str, Any] | None = None,
    with_calendar: bool = False,
    secret: bool = False,
) -> None:
    """One mail to the household, if it has an address."""
    recipient = appointment.household.email
    if not recipient:
        return
    agenda = agenda_of(appointment.platform_id)
    said = {"appointment": appointment, "household": appointment.household, "zone_name": zone_label(agenda.zone)}
    with timezone.override(ZoneInfo(agenda.zone)):
        send_mail(
            platform=appointment.platform,
            template=template,
            recipient=recipient,
            context={**said, **(context or {})},
            key=f"{template}:{key}",
            attachments=[_attachment(appointment, now)] if with_calendar else [],
            secret=secret,
        )


def _attachment(appointment: Appointment, now: datetime) -> Attachment:
    method = "CANCEL" if appointment.state == "cancelled" else "REQUEST"
    content = calendar_file(appointment, stamped_at=now, is_mailed=True)
    return Attachment("rendez-vous.ics", f"text/calendar; method={method}; charset=utf-8", content)
