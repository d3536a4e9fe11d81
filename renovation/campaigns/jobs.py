"""Work of campaigns: batches of mails."""

from uuid import UUID

from django.utils import timezone

from renovation.campaigns.operations.sending import SEND, send_batch
from renovation.outbox.registry import Payload, job


@job(SEND, label="Envoyer une campagne")
def send(payload: Payload) -> None:
    send_batch(campaign_id=UUID(payload["campaign"]), now=timezone.now())
