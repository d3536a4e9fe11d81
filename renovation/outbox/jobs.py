"""The outbox's own work: sending mails, forgetting them in time."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from renovation.outbox.operations.mails import SEND, purge_mails, send_queued_mail
from renovation.outbox.registry import Payload, job, periodic

PURGE = "mail.purge"


# A mail server may be down for a day: an attempt every ten minutes at most, for more than two days.
@job(SEND, max_attempts=300, longest_wait=timedelta(minutes=10), label="Envoyer un e-mail")
def send_mail_job(payload: Payload) -> None:
    send_queued_mail(mail_id=UUID(payload["mail_id"]))


@job(PURGE, label="Effacer le contenu des anciens e-mails")
def purge_mails_job(payload: Payload) -> None:
    purge_mails(now=timezone.now(), days=settings.MAIL_BODY_DAYS)


periodic(PURGE, every=timedelta(days=1), offset=timedelta(hours=2, minutes=10), catch_up=True)
