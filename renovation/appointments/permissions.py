"""Rights on the agenda, one question each, answered by the table of rights."""

from uuid import UUID

from renovation.appointments.models import Absence, CalendarFeed, ExternalCalendar
from renovation.platforms.enums import Right, Role
from renovation.platforms.permissions import can_on_platform
from renovation.platforms.queries import agents_working_on_cases
from renovation.platforms.rules.reader import Reader


def can_work_appointments(reader: Reader, platform_id: UUID) -> bool:
    """Book on behalf of a household, move, cancel, close, plan sessions, invite."""
    return can_on_platform(reader, Right.WORK_APPOINTMENTS, platform_id)


def can_open_hours(reader: Reader, platform_id: UUID) -> bool:
    return can_on_platform(reader, Right.EDIT_OPENINGS, platform_id)


def can_set_agenda(reader: Reader, platform_id: UUID) -> bool:
    """Types, places, rooms, sectors, reminders and delays of a platform."""
    return can_on_platform(reader, Right.SET_AGENDA, platform_id)


def can_note_absence(reader: Reader, adviser_id: UUID) -> bool:
    """One's own, or that of a colleague of a platform whose agenda one sets: an absence holds on every platform."""
    return reader.user_id == adviser_id or any(
        can_set_agenda(reader, platform_id) and adviser_id in {one.pk for one in agents_working_on_cases(platform_id)}
        for platform_id in reader.platform_ids(*Role.working_on_cases())
    )


def can_remove_absence(reader: Reader, absence: Absence) -> bool:
    return can_note_absence(reader, absence.adviser_id)


def can_manage_feed(reader: Reader, feed: CalendarFeed) -> bool:
    """Each adviser its own; those of places, whoever sets the agenda."""
    if feed.adviser_id is not None and feed.adviser_id == reader.user_id:
        return can_work_appointments(reader, feed.platform_id)
    return can_set_agenda(reader, feed.platform_id)


def can_manage_calendar(reader: Reader, calendar: ExternalCalendar) -> bool:
    """Nobody but the adviser: the address of a private calendar is a secret of theirs."""
    return reader.user_id is not None and calendar.adviser_id == reader.user_id
