"""Asking for links that were lost: a job looks for the address, so that the answer takes the same time for all (G4)."""

from datetime import datetime

from django.db import transaction

from renovation.outbox.operations import enqueue
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import token_hash

SEND_LINKS = "appointments.send_links"


@transaction.atomic
def ask_links(*, platform: Platform, email: str, now: datetime) -> None:
    """Have `send_links` write to this address, once an hour at most."""
    wanted = email.strip().lower()
    key = f"{SEND_LINKS}:{platform.pk}:{token_hash(wanted)[:24]}:{now:%Y%m%dT%H}"
    enqueue(kind=SEND_LINKS, key=key, payload={"platform": str(platform.pk), "email": wanted})
