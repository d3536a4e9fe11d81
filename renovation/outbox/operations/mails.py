"""Mails: stored with the work that wants them, sent by a job, forgotten in time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from renovation.outbox.delivery import hand_over
from renovation.outbox.models import Mail
from renovation.outbox.operations.asking import enqueue
from renovation.outbox.rules.failures import PermanentFailure
from renovation.outbox.rules.messages import Composed

SEND = "mail.send"


@transaction.atomic
def queue_mail(*, composed: Composed, platform_id: UUID | None) -> Mail:
    """Write the mail and its job in the present transaction; the same key twice is one mail (I2, I3)."""
    mail = Mail(
        key=composed.key,
        template=composed.template,
        platform_id=platform_id,
        recipient=composed.recipient,
        sender=composed.sender,
        reply_to=composed.reply_to,
        unsubscribe_url=composed.unsubscribe_url,
        subject=composed.subject,
        text=composed.text,
        html=composed.html,
        attachments=[attachment.as_json() for attachment in composed.attachments],
        is_secret=composed.is_secret,
        forgets_recipient=composed.forgets_recipient,
    )
    mail.message_id = f"<{mail.pk}@{composed.host}>"
    Mail.objects.bulk_create([mail], ignore_conflicts=True)
    stored = Mail.objects.get(key=composed.key)
    enqueue(kind=SEND, key=f"mail:{stored.pk}", payload={"mail_id": str(stored.pk)})
    return stored


@transaction.atomic
def send_queued_mail(*, mail_id: UUID) -> None:
    """Hand the mail over, unless it has already left."""
    mail = Mail.objects.select_for_update().get(pk=mail_id)
    if mail.sent_at is not None:
        return
    if mail.purged_at is not None:
        raise PermanentFailure("Le contenu de cet e-mail a été effacé avant son départ.")
    hand_over(mail)
    mail.sent_at = timezone.now()
    mail.save(update_fields=["sent_at"])
    if mail.is_secret or mail.forgets_recipient:
        Mail.objects.filter(pk=mail.pk).update(**_empty(mail.sent_at))
    if mail.forgets_recipient:
        Mail.objects.filter(pk=mail.pk).update(recipient="")


@transaction.atomic
def purge_mails(*, now: datetime, days: int) -> int:
    """Erase the bodies of old mails; who was written to, when and why stays."""
    return Mail.objects.to_purge(now=now, days=days).update(**_empty(now))


def _empty(at: datetime) -> dict[str, object]:
    return {"text": "", "html": "", "attachments": [], "subject": F("template"), "purged_at": at}
