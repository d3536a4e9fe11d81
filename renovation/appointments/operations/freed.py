"""A slot that becomes free is told to the waiting list, by a job: after the commit, with locks of its own."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from renovation.appointments.models import Appointment
from renovation.outbox.operations import enqueue

OFFER_FREED = "appointments.offer_freed"


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
    if appointment.kind_id is None or appointment.session_id is not None:
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
