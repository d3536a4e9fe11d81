"""Work of the newsletter: batches of letters, requests that nobody confirmed."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from renovation.newsletters.operations import forget_unconfirmed, send_batch
from renovation.newsletters.operations.letters import SEND
from renovation.outbox.registry import Payload, job, periodic

FORGET = "newsletters.forget_unconfirmed"


@job(SEND, label="Envoyer la lettre d’information")
def send(payload: Payload) -> None:
    send_batch(letter_id=UUID(payload["letter"]), now=timezone.now())


@job(FORGET, label="Effacer les abonnements jamais confirmés")
def forget(payload: Payload) -> None:
    forget_unconfirmed(now=timezone.now(), days=settings.UNCONFIRMED_SUBSCRIPTION_DAYS)


periodic(FORGET, every=timedelta(days=1), offset=timedelta(hours=3, minutes=50), catch_up=True)
