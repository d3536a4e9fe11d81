"""Words of the messages that leave by themselves."""

from datetime import datetime

from django.utils import timezone

from renovation.appointments.links import booking_url, manage_url, survey_url
from renovation.appointments.mails import write
from renovation.appointments.models import Appointment, ReminderRule
from renovation.appointments.queries.search import zone_of


def send_reminder(appointment: Appointment, rule: ReminderRule, *, token: str, now: datetime) -> None:
    """The appointment again, with a link to say that one comes, and one to cancel."""
    kind = appointment.kind
    context = {
        "manage_url": manage_url(appointment.platform, token),
        "instructions": kind.instructions_for(appointment.modality) if kind is not None else "",
        "to_bring": kind.to_bring if kind is not None else "",
    }
    write(appointment, "appointment_reminder", key=_key(appointment, rule), now=now, context=context, secret=True)


def send_thanks(appointment: Appointment, rule: ReminderRule, *, token: str, now: datetime) -> None:
    """Thanks, and two questions."""
    context = {"survey_url": survey_url(appointment.platform, token)}
    write(appointment, "appointment_thanks", key=_key(appointment, rule), now=now, context=context, secret=True)


def send_no_show(appointment: Appointment, rule: ReminderRule, *, now: datetime) -> None:
    """We missed you: another time is one link away."""
    context = {"booking_url": booking_url(appointment.platform)}
    write(appointment, "appointment_missed", key=_key(appointment, rule), now=now, context=context)


def sms_words(appointment: Appointment, token: str) -> str:
    """One SMS of at most three parts: when, where, and the link."""
    local = timezone.localtime(appointment.starts_at, zone_of(appointment.platform_id))
    where = f", {appointment.place}" if appointment.place else f", {appointment.get_modality_display().lower()}"
    told = f"{appointment.platform.name} : rendez-vous le {local:%d/%m} à {local:%H:%M}{where}"
    return f"{told[:300]}. Confirmer ou annuler : {manage_url(appointment.platform, token)}"


def _key(appointment: Appointment, rule: ReminderRule) -> str:
    return f"{appointment.pk}:{rule.pk}:{appointment.starts_at:%Y%m%dT%H%M}"
