"""Types of appointment: those that anybody may book, those that a platform has."""

from uuid import UUID

from renovation.appointments.models import AppointmentType
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader


def bookable_types(platform: Platform) -> list[AppointmentType]:
    """What the public may book, in the order that the platform chose."""
    return list(AppointmentType.objects.public().filter(platform=platform).order_by("position", "name"))


def default_type(platform: Platform) -> AppointmentType | None:
    """What is booked when nobody says what: the first public type of one household."""
    found = AppointmentType.objects.public().filter(platform=platform, capacity=1)
    return found.order_by("position", "name").first()


def type_by_code(platform: Platform, code: str) -> AppointmentType | None:
    """An active type of the platform by its code, whatever its access: the operation says who may book it."""
    return AppointmentType.objects.active().filter(platform=platform, code=code).first()


def types_of(*, reader: Reader, platform_id: UUID | None = None) -> list[AppointmentType]:
    """All types of the reader's platforms, those that are switched off included."""
    found = AppointmentType.objects.readable_by(reader).select_related("platform")
    if platform_id is not None:
        found = found.filter(platform_id=platform_id)
    return list(found.order_by("platform__name", "position", "name"))


def readable_type(reader: Reader, type_id: UUID) -> AppointmentType:
    """One type of the reader's platforms; `AppointmentType.DoesNotExist` for any other (D2)."""
    return AppointmentType.objects.readable_by(reader).select_related("platform").get(pk=type_id)
