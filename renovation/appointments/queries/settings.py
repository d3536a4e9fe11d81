"""What the pages of settings show, on the reader's platforms."""

from uuid import UUID

from renovation.appointments.models import (
    Absence,
    AdviserSettings,
    ExternalCalendar,
    OpeningRule,
    Place,
    ReminderRule,
    Room,
    Sector,
)
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader


def places_of(platform: Platform) -> list[Place]:
    """Places where people may be received, with where they are: for a household, too."""
    found = Place.objects.active().filter(platform=platform)
    return list(found.select_related("commune").prefetch_related("rooms").order_by("name"))


def place_names_of(platform: Platform) -> list[Place]:
    """The same places, for a list of names."""
    return list(Place.objects.active().filter(platform=platform).order_by("name"))


def place_of_page(platform: Platform, page_id: int) -> Place | None:
    """The place that a page of the site describes."""
    return Place.objects.active().filter(platform=platform, page_id=page_id).first()


def readable_place(reader: Reader, place_id: UUID) -> Place:
    return Place.objects.readable_by(reader).select_related("platform", "commune").get(pk=place_id)


def readable_room(reader: Reader, room_id: UUID) -> Room:
    return (
        Room.objects.filter(place__in=Place.objects.readable_by(reader))
        .select_related("place__platform")
        .get(pk=room_id)
    )


def readable_rule(reader: Reader, rule_id: UUID) -> OpeningRule:
    """Hours that come back, of the reader's platforms."""
    found = OpeningRule.objects.readable_by(reader).select_related("adviser", "platform", "at_place", "room")
    return found.prefetch_related("kinds").get(pk=rule_id)


def rules_of(*, reader: Reader, adviser_id: UUID | None = None) -> list[OpeningRule]:
    """Hours that come back, by adviser."""
    found = OpeningRule.objects.readable_by(reader)
    if adviser_id is not None:
        found = found.filter(adviser_id=adviser_id)
    people = found.select_related("adviser", "platform", "at_place", "room").prefetch_related("kinds")
    return list(people.order_by("adviser__last_name", "first_day", "opens"))


def sectors_of(platform: Platform) -> list[Sector]:
    found = Sector.objects.filter(platform=platform)
    return list(found.prefetch_related("communes", "intercommunalities", "advisers").order_by("name"))


def reminder_rules_of(platform: Platform) -> list[ReminderRule]:
    found = ReminderRule.objects.filter(platform=platform).select_related("appointment_type")
    return list(found.order_by("kind", "channel", "-minutes"))


def adviser_settings_of(platform: Platform) -> dict[UUID, AdviserSettings]:
    """By adviser; nothing was written for those who are not in it."""
    return {each.adviser_id: each for each in AdviserSettings.objects.filter(platform=platform)}


def absences_of(*, reader: Reader, adviser_id: UUID) -> list[Absence]:
    """Absences of a colleague of one of the reader's platforms; none of anybody else."""
    near = reader.platform_ids(*Role.working_on_cases())
    found = Absence.objects.filter(adviser_id=adviser_id, adviser__memberships__platform_id__in=near)
    return list(found.distinct().order_by("-period"))


def own_calendars(reader: Reader) -> list[ExternalCalendar]:
    """Calendars that the reader linked: nobody sees those of others."""
    return list(ExternalCalendar.objects.filter(adviser_id=reader.user_id).order_by("name"))
