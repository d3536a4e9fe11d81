"""Work of the agenda that follows a change, or comes back."""

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from renovation.appointments.models import WaitingOffer
from renovation.appointments.operations.freed import OFFER_FREED
from renovation.appointments.operations.holding import purge_holds
from renovation.appointments.operations.waiting import OFFER_EXPIRED, decline_offer, offer_freed_slot
from renovation.appointments.rules.offered import Asked
from renovation.outbox.registry import Payload, job, periodic

PURGE_HOLDS = "appointments.purge_holds"


@job(OFFER_FREED, label="Proposer un créneau libéré à la liste d’attente")
def offer_freed_job(payload: Payload) -> None:
    place = UUID(payload["place"]) if payload["place"] else None
    asked = Asked(datetime.fromisoformat(payload["starts_at"]), payload["modality"], place)
    adviser_id = UUID(payload["adviser"]) if payload["adviser"] else None
    offer_freed_slot(kind_id=UUID(payload["kind"]), asked=asked, adviser_id=adviser_id, now=timezone.now())


@job(OFFER_EXPIRED, label="Passer un créneau proposé au suivant")
def offer_expired_job(payload: Payload) -> None:
    offer = WaitingOffer.objects.filter(pk=payload["offer"]).first()
    if offer is not None:
        decline_offer(offer=offer, expired=True)


@job(PURGE_HOLDS, label="Libérer les créneaux gardés trop longtemps")
def purge_holds_job(payload: Payload) -> None:
    purge_holds(now=timezone.now())


periodic(PURGE_HOLDS, every=timedelta(minutes=15), catch_up=False)
