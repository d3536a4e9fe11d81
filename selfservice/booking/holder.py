"""Whose slot is held: a secret of this browser's session, made when something is first held."""

from django.http import HttpRequest

from renovation.appointments.enums import Modality
from renovation.appointments.models import AppointmentType, Hold
from renovation.appointments.rules.offered import Asked, Slot
from renovation.platforms.rules.tokens import new_token

KEY = "booking_holder"


def holder_of(request: HttpRequest) -> str:
    """The secret, if something was ever held."""
    return str(request.session.get(KEY, ""))


def new_holder(request: HttpRequest) -> str:
    """The secret, made now if need be."""
    if KEY not in request.session:
        request.session[KEY] = new_token()
    return holder_of(request)


def holds(hold: Hold | None, kind: AppointmentType, asked: Asked) -> bool:
    """Whether this hold is that of the slot asked for."""
    return hold is not None and (hold.kind_id, hold.period.lower, hold.modality, hold.at_place_id) == (
        kind.pk,
        asked.starts_at,
        asked.modality,
        asked.place_id,
    )


def slot_of(hold: Hold) -> Slot:
    """What is held, as a slot."""
    return Slot(hold.period.lower, hold.period.upper, Modality(hold.modality), hold.at_place_id, hold.place, ())
