"""Work done again and again about diagnoses."""

from datetime import timedelta

from django.utils import timezone

from renovation.diagnosis.operations import purge_expired
from renovation.outbox.registry import Payload, job, periodic

PURGE = "diagnosis.purge_expired"


@job(PURGE)
def purge(payload: Payload) -> None:
    """Anonymous diagnoses live 30 days."""
    purge_expired(now=timezone.now())


periodic(PURGE, every=timedelta(days=1), offset=timedelta(hours=3, minutes=20), catch_up=True)
