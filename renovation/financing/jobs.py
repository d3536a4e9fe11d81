"""Work done again and again about financing."""

from datetime import timedelta

from django.utils import timezone

from renovation.financing.operations import purge_expired
from renovation.outbox.registry import Payload, job, periodic

PURGE = "financing.purge_expired"


@job(PURGE)
def purge(payload: Payload) -> None:
    """Answers given without a diagnosis live as long as an anonymous diagnosis."""
    purge_expired(now=timezone.now())


periodic(PURGE, every=timedelta(days=1), offset=timedelta(hours=3, minutes=40), catch_up=True)
