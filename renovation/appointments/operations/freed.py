"""A slot or a seat that becomes free is told to the waiting list, by a job: after the commit, with locks of its own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from renovation.appointments.models import Appointment, CollectiveSession
from renovation.outbox.operations import enqueue

OFFER_FREED = "appointments.offer_freed"
OFFER_SEAT = "appointments.offer_seat"


@dataclass(frozen=True)
class Freed:
    """The slot as it was before the change."""

    adviser_id: UUID
    period: Any
    modality: str
    place_id: UUID | None


def announce_freed(appointment: Appointment, before: Freed | None = None) -> None:
    """Ask for the slot to be proposed to those who wait. The same slot freed by the same change is told once."""
    here = Freed(appointment.adviser_id, appointment.period, appointment.modality, appointment.at_place_id)
    freed = before or here
    if appointment.session is not None:
        announce_seats(appointment.session, key=f"{appointment.pk}:{appointment.sequence}")
        return
    if appointment.kind_id is None:
        return
    enqueue(
        kind=OFFER_FREED,
        key=f"{OFFER_FREED}:{appointment.pk}:{appointment.sequence}",
        payload={
            "kind": str(appointment.kind_id),
            "adviser": str(freed.adviser_id),
            "starts_at": freed.period.lower.isoformat(),
            "modality": freed.modality,
            "place": str(freed.place_id) if freed.place_id else "",
        },
    )


def announce_seats(session: CollectiveSession, *, key: str, after: datetime | None = None) -> None:
    """Ask for a free seat to be proposed to those who wait; `key` names what freed it, or will (`after`)."""
    payload = {"session": str(session.pk)}
    enqueue(kind=OFFER_SEAT, key=f"{OFFER_SEAT}:{session.pk}:{key}", payload=payload, run_after=after)
