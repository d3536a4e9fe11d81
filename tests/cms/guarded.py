"""Forms open to anybody, as they look a minute after they were shown."""

from datetime import timedelta

import time_machine
from django.core.signing import TimestampSigner
from django.utils import timezone

from renovation.edge.guard import SALT


def opened_a_minute_ago(key: str = "cle") -> str:
    with time_machine.travel(timezone.now() - timedelta(minutes=1), tick=False):
        return TimestampSigner(salt=SALT).sign(key)


def typed(**fields: str) -> dict[str, str]:
    """What a person types to come to an event or to ask a question."""
    usual = {
        "opened": opened_a_minute_ago(),
        "first_name": "Inès",
        "last_name": "Faure",
        "email": "ines.faure@courriel.example",
        "phone": "",
    }
    return usual | fields
