"""What the household's pages read beside free times: its held slot, places near it, all that it has."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from renovation.accounts.models import User
from renovation.appointments.models import (
    Appointment,
    AppointmentDocument,
    AppointmentType,
    Hold,
    Place,
    WaitingEntry,
)
from renovation.appointments.queries.receivers import receivers
from renovation.appointments.queries.search import Search
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import token_hash
from renovation.territories.models import Commune
from renovation.territories.queries import distance_km


@dataclass(frozen=True)
class PlaceNear:
    """A place, and how far it is; nothing when one of the two is not on the map."""

    place: Place
    km: float | None


def held_slot(holder: str, *, now: datetime) -> Hold | None:
    """What is kept for this holder at this moment."""
    if not holder:
        return None
    return Hold.objects.filter(holder=token_hash(holder), expires_at__gt=now).select_related("kind").first()


def places_near(*, platform: Platform, place_ids: Collection[UUID], here: Commune | None) -> list[PlaceNear]:
    """Open places among these, the nearest first; by name without a commune to start from."""
    places = Place.objects.active().filter(platform=platform, pk__in=place_ids).select_related("commune")
    found = [PlaceNear(place, _km(place, here)) for place in places.order_by("name")]
    return sorted(found, key=lambda one: (one.km is None, one.km or 0))


def open_place(platform: Platform, place_id: UUID) -> Place | None:
    """A place of the platform that receives."""
    return Place.objects.active().filter(platform=platform, pk=place_id).first()


def advisers_by_name(adviser_ids: Collection[UUID]) -> list[User]:
    """People to choose among, as they are listed."""
    return list(User.objects.active().filter(pk__in=adviser_ids).order_by("last_name", "first_name", "pk"))


def public_adviser(kind: AppointmentType, adviser_id: UUID) -> User | None:
    """An adviser whom the public may choose for this type; nobody when its number was tampered with."""
    if adviser_id not in receivers(kind, Search(), {adviser_id}):
        return None
    return User.objects.filter(pk=adviser_id).first()


def appointments_of_household_user(user_id: UUID) -> list[Appointment]:
    """Everything that the person ever booked on any platform, the latest first."""
    own = Appointment.objects.filter(household__user_id=user_id)
    return list(own.select_related("platform", "adviser", "kind", "at_place").order_by("-period"))


def appointment_to_print(appointment_id: UUID) -> Appointment | None:
    """What the job that prints a proof needs."""
    found = Appointment.objects.select_related("platform__brand", "household", "adviser", "kind")
    return found.filter(pk=appointment_id).first()


def documents_of(appointment: Appointment) -> list[AppointmentDocument]:
    """What the household joined, in order."""
    return list(appointment.documents.select_related("document").order_by("created_at"))


def waits_for_earlier(appointment: Appointment) -> bool:
    """Whether the household asked for a time before this one."""
    return WaitingEntry.objects.waiting().filter(appointment=appointment).exists()


def waiting_of_household_user(user_id: UUID) -> list[WaitingEntry]:
    """Lists on which the person waits."""
    own = WaitingEntry.objects.waiting().filter(household__user_id=user_id)
    return list(own.select_related("kind", "platform", "appointment").order_by("created_at"))


def waiting_entry_of_household_user(user_id: UUID, entry_id: UUID) -> WaitingEntry:
    """One of the person's own; `WaitingEntry.DoesNotExist` for any other (D4)."""
    return WaitingEntry.objects.select_related("kind").get(pk=entry_id, household__user_id=user_id)


def _km(place: Place, here: Commune | None) -> float | None:
    """From the middle of the commune; the place's own point, else that of its commune."""
    there = place if place.latitude is not None else place.commune
    if here is None or here.latitude is None or here.longitude is None:
        return None
    if there is None or there.latitude is None or there.longitude is None:
        return None
    return distance_km((here.latitude, here.longitude), (there.latitude, there.longitude))
