"""Work done again and again about events."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from renovation.events.operations import forget_registrations
from renovation.outbox.registry import Payload, job, periodic

FORGET = "events.forget_registrations"


@job(FORGET, label="Effacer les inscriptions aux événements passés")
def forget(payload: Payload) -> None:
    forget_registrations(now=timezone.now(), months=settings.EVENT_REGISTRATION_MONTHS)


periodic(FORGET, every=timedelta(days=1), offset=timedelta(hours=3, minutes=40), catch_up=True)
