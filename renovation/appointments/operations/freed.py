"""A slot that becomes free is told to the waiting list, by a job: after the commit, with locks of its own."""

from typing import Any
from uuid import UUID

from renovation.appointments.models import Appointment
from renovation.outbox.operations import enqueue

OFFER_FREED = "appointments.offer_freed"


def announce_freed(appointment: Appointment, *, period: Any = None, adviser_id: UUID | None = None) -> None:
    """Ask for the slot to be proposed to those who wait. The same slot freed by the same change is told once."""
    span = period or appointment.period
    if appointment.kind_id is None or appointment.session_id is not None:
        return
    enqueue(
        kind=OFFER_FREED,
        key=f"{OFFER_FREED}:{appointment.pk}:{appointment.sequence}",
        payload={
            "kind": str(appointment.kind_id),
            "adviser": str(adviser_id or appointment.adviser_id),
            "starts_at": span.lower.isoformat(),
            "modality": appointment.modality,
            "place": str(appointment.at_place_id) if appointment.at_place_id else "",
        },
    )
