"""One feed, one calendar of the outside, one line of settings: by whoever may manage them."""

from uuid import UUID

from renovation.appointments.models import CalendarFeed, ExternalCalendar, Place, ReminderRule, Room, Sector
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader
from renovation.territories.models import Intercommunality


def readable_feed(reader: Reader, feed_id: UUID) -> CalendarFeed:
    """A living feed of the reader's platforms; `CalendarFeed.DoesNotExist` for any other (D2)."""
    found = CalendarFeed.objects.living().filter(platform_id__in=reader.platform_ids())
    return found.select_related("platform", "adviser", "place").get(pk=feed_id)


def own_calendar(reader: Reader, calendar_id: UUID) -> ExternalCalendar:
    """A calendar that the reader linked; nobody else's exists for them."""
    return ExternalCalendar.objects.filter(adviser_id=reader.user_id).get(pk=calendar_id)


def readable_sector(reader: Reader, sector_id: UUID) -> Sector:
    """A sector of visits of the reader's platforms."""
    near = reader.platform_ids(*Role.working_on_cases())
    return Sector.objects.filter(platform_id__in=near).select_related("platform").get(pk=sector_id)


def readable_reminder_rule(reader: Reader, reminder_id: UUID) -> ReminderRule:
    """A rule of reminders of the reader's platforms."""
    near = reader.platform_ids(*Role.working_on_cases())
    return ReminderRule.objects.filter(platform_id__in=near).select_related("platform").get(pk=reminder_id)


def all_places_of(platform: Platform) -> list[Place]:
    """Places for the settings: those that are closed, too."""
    return list(Place.objects.filter(platform=platform).prefetch_related("rooms").order_by("name"))


def own_rooms(place: Place) -> list[Room]:
    return list(Room.objects.filter(place=place).order_by("name"))


def intercommunalities_of(platform: Platform) -> list[Intercommunality]:
    """Those of the territory that the platform serves."""
    return list(Intercommunality.objects.filter(communes__platforms=platform).distinct().order_by("name"))
