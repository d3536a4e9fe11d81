"""Dates and states in plain French words."""

from datetime import datetime

from django.utils import formats, timezone

from renovation.appointments.enums import Modality
from renovation.appointments.rules.offered import Slot

SHORT = {Modality.PHONE: "téléphone", Modality.VIDEO: "visio", Modality.HOME: "à domicile"}


def day_and_hour(moment: datetime) -> str:
    """« mardi 24 novembre à 9 h 30 », on the clock of the wall."""
    local = timezone.localtime(moment)
    day = formats.date_format(local, "l j\\e\\r F" if local.day == 1 else "l j F")
    return f"{day} à {local.hour}\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}{local.minute:02d}"


def short_way(modality: Modality, place: str) -> str:
    """A word or two under an hour: the name of the place where people come, else the way."""
    if modality in Modality.at_a_place():
        return place.split(",")[0] or "sur place"
    return SHORT[modality]


def slot_label(slot: Slot) -> str:
    """A slot as it is offered."""
    where = f", {slot.place}" if slot.place else ""
    return f"{day_and_hour(slot.starts_at)} – {Modality(slot.modality).label.lower()}{where}"
