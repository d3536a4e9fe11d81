"""The second screen: ways of being received, each with its first free time, places with their distance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from renovation.appointments.enums import Modality
from renovation.appointments.models import AppointmentType, Place
from renovation.appointments.queries import places_near
from renovation.appointments.rules.ways import Way
from selfservice.booking.choice import HOME, Choice

ICONS = {Modality.PHONE: "phone", Modality.VIDEO: "play", Modality.HOME: "house"}


@dataclass(frozen=True)
class RemoteWay:
    """By telephone, by video, at home: `first` is missing when nothing is free that way."""

    label: str
    icon: str
    words: str
    first: datetime | None
    address: str
    needs_commune: bool = False


@dataclass(frozen=True)
class PlaceWay:
    """Somewhere to come."""

    name: str
    place: Place | None
    words: str
    km: float | None
    first: datetime
    address: str


def remote_ways(kind: AppointmentType, choice: Choice, found: Sequence[Way]) -> list[RemoteWay]:
    """Each remote way of the type, in the order that the platform chose."""
    ways = []
    for value in kind.modalities:
        modality = Modality(value)
        if modality in Modality.at_a_place():
            continue
        first = next((way.first for way in found if way.modality == modality), None)
        address = choice.but(modality=value, place_id=None).address("booking_slots", kind)
        unknown = value == HOME and choice.commune is None
        words = kind.instructions_for(value)
        ways.append(RemoteWay(modality.label, ICONS[modality], words, first, address, needs_commune=unknown))
    return ways


def place_ways(kind: AppointmentType, choice: Choice, found: Sequence[Way]) -> list[PlaceWay]:
    """Places where something is free, the nearest first, then by name; then what only words describe."""
    firsts = {way.place_id: way for way in reversed(found) if way.place_id is not None}
    near = places_near(platform=kind.platform, place_ids=firsts, here=choice.commune)
    places = [
        PlaceWay(
            name=one.place.name,
            place=one.place,
            words=one.place.address,
            km=one.km,
            first=firsts[one.place.pk].first,
            address=choice.but(modality=firsts[one.place.pk].modality, place_id=one.place.pk).address(
                "booking_slots", kind
            ),
        )
        for one in near
    ]
    others = [way for way in found if way.place_id is None and way.modality in Modality.at_a_place()]
    for way in others:
        address = choice.but(modality=way.modality, place_id=None).address("booking_slots", kind)
        places.append(PlaceWay(Modality(way.modality).label, None, way.place, None, way.first, address))
    return places
