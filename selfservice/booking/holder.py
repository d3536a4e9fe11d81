"""Whose slot is held: a secret of this browser's session, made when something is first held."""

from django.http import HttpRequest

from renovation.appointments.enums import Modality
from renovation.appointments.models import Hold
from renovation.appointments.rules.offered import Slot
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


def slot_of(hold: Hold) -> Slot:
    """What is held, as a slot."""
    return Slot(hold.period.lower, hold.period.upper, Modality(hold.modality), hold.at_place_id, hold.place, ())
