"""Work done again and again about accounts."""

from datetime import timedelta

from django.utils import timezone

from renovation.accounts.operations import purge_unconfirmed
from renovation.outbox.registry import Payload, job, periodic

PURGE = "accounts.purge_unconfirmed"


@job(PURGE, label="Supprimer les comptes jamais confirmés")
def purge(payload: Payload) -> None:
    purge_unconfirmed(now=timezone.now())


periodic(PURGE, every=timedelta(days=1), offset=timedelta(hours=2), catch_up=True)
