"""Messages that leave by themselves: reminders, thanks with two questions, what follows a no-show.

The work looks at what is due, whatever was changed meanwhile. A row for each appointment, rule and time is what makes
each message leave once (I2); the mail and the SMS have keys of their own.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from renovation.appointments import sms
from renovation.appointments.enums import AppointmentState, Channel, LinkKind, MessageKind
from renovation.appointments.models import Appointment, Reminder, ReminderRule
from renovation.appointments.operations.further_links import new_link
from renovation.appointments.operations.texting import queue_sms
from renovation.appointments.queries.no_shows import written_to
from renovation.appointments.queries.search import agenda_of
from renovation.appointments.reminder_mails import send_no_show, send_reminder, send_thanks, sms_words
from renovation.outbox.rules.failures import in_short

logger = logging.getLogger(__name__)

# What was due longer ago is not sent any more: a reminder after a breakdown must still make sense.
LATE = timedelta(hours=6)
AT_ONCE = 500


def send_due_messages(*, now: datetime) -> int:
    """Ask for every message that is due; tells how many."""
    rules = ReminderRule.objects.filter(is_active=True).select_related("platform")
    return sum(_send_of_rule(rule, now) for rule in rules)


def _send_of_rule(rule: ReminderRule, now: datetime) -> int:
    if rule.channel == Channel.SMS and not sms.is_on():
        return 0
    return sum(_try(appointment, rule, now) for appointment in _due(rule, now)[:AT_ONCE])


def _try(appointment: Appointment, rule: ReminderRule, now: datetime) -> bool:
    """One that cannot be written is noted, and keeps nobody else waiting; the next run tries it again."""
    try:
        return _send_once(appointment, rule, now)
    except Exception as error:  # whatever it is, the others leave
        logger.exception("a message failed", extra={"appointment": str(appointment.pk), "rule": str(rule.pk)})
        Reminder.objects.update_or_create(
            appointment=appointment,
            rule=rule,
            starts_at=appointment.starts_at,
            defaults={"failure": in_short(error)},
        )
        return False


@transaction.atomic
def _send_once(appointment: Appointment, rule: ReminderRule, now: datetime) -> bool:
    reminder, _ = Reminder.objects.select_for_update().get_or_create(
        appointment=appointment, rule=rule, starts_at=appointment.starts_at
    )
    if reminder.sent_at is not None:
        return False
    reminder.sent_at, reminder.failure = now, ""
    reminder.save(update_fields=["sent_at", "failure"])
    if rule.channel == Channel.SMS:
        token = new_link(appointment)
        queue_sms(
            appointment=appointment,
            text=sms_words(appointment, token),
            key=f"{appointment.pk}:{rule.pk}:{appointment.starts_at:%Y%m%dT%H%M}",
        )
    elif rule.kind == MessageKind.THANKS:
        send_thanks(appointment, rule, token=new_link(appointment, kind=LinkKind.SURVEY), now=now)
    elif rule.kind == MessageKind.NO_SHOW:
        send_no_show(appointment, rule, now=now)
    else:
        send_reminder(appointment, rule, token=new_link(appointment), now=now)
    return True


def _due(rule: ReminderRule, now: datetime) -> QuerySet[Appointment]:
    """Appointments whose message of this rule is due, and did not leave for this time."""
    left = Reminder.objects.filter(rule=rule, sent_at__isnull=False)
    sent = left.filter(appointment=OuterRef("pk"), starts_at=OuterRef("period__startswith"))
    found = Appointment.objects.filter(platform_id=rule.platform_id).filter(~Exists(sent))
    if rule.appointment_type_id is not None:
        found = found.filter(kind_id=rule.appointment_type_id)
    delay = timedelta(minutes=rule.minutes)
    due = _before(found, delay, now) if rule.kind == MessageKind.REMINDER else _after(found, rule, delay, now)
    unreachable = Q(household__phone="") if rule.channel == Channel.SMS else Q(household__email="")
    return (
        due.exclude(unreachable)
        .select_related("platform", "household", "adviser", "kind", "at_place")
        .order_by("period")
    )


def _before(found: QuerySet[Appointment], delay: timedelta, now: datetime) -> QuerySet[Appointment]:
    """Those whose hour of reminder came lately; who booked after that hour knows well enough."""
    begins = F("period__startswith")
    booked = found.filter(state=AppointmentState.BOOKED, created_at__lte=begins - delay)
    return booked.filter(period__startswith__gt=max(now, now + delay - LATE), period__startswith__lte=now + delay)


def _after(found: QuerySet[Appointment], rule: ReminderRule, delay: timedelta, now: datetime) -> QuerySet[Appointment]:
    """Up to three days late: advisers say what became of an appointment the next morning."""
    ended = found.filter(period__endswith__lte=now - delay, period__endswith__gt=now - delay - timedelta(days=3))
    if rule.kind == MessageKind.THANKS:
        return ended.filter(state=AppointmentState.DONE, kind__sends_survey=True)
    missed = ended.filter(state=AppointmentState.MISSED, kind__follows_no_show=True)
    return written_to(missed, limit=agenda_of(rule.platform_id).no_shows_before_call, now=now)
