"""SMS: written in the transaction that wants them, given to the provider by a job, forgotten once gone."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.appointments import sms
from renovation.appointments.models import Appointment, TextMessage
from renovation.outbox.operations import enqueue
from renovation.outbox.rules.failures import PermanentFailure

SEND_SMS = "appointments.send_sms"
LONGEST = 480


@transaction.atomic
def queue_sms(*, appointment: Appointment, text: str, key: str) -> TextMessage:
    """Write an SMS and its job; the same key twice is one message."""
    message, is_new = TextMessage.objects.get_or_create(
        key=key,
        defaults={
            "platform_id": appointment.platform_id,
            "appointment": appointment,
            "phone": appointment.household.phone,
            "text": text[:LONGEST],
        },
    )
    if is_new:
        enqueue(kind=SEND_SMS, key=f"{SEND_SMS}:{message.pk}", payload={"message": str(message.pk)})
    return message


@transaction.atomic
def send_queued_sms(*, message_id: UUID, now: datetime) -> None:
    """Give the message to the provider, unless it has already left; its words are then erased."""
    message = TextMessage.objects.select_for_update().get(pk=message_id)
    if message.sent_at is not None:
        return
    if not sms.is_on():
        raise PermanentFailure("Aucun prestataire de SMS n’est réglé sur cette installation.")
    try:
        reference = sms.chosen_provider().send(phone=message.phone, text=message.text, key=message.key)
    except sms.Rejected as error:
        raise PermanentFailure(str(error)) from error
    message.provider_reference, message.sent_at, message.text = reference[:100], now, ""
    message.save(update_fields=["provider_reference", "sent_at", "text"])
