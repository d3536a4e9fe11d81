"""One's own appointments, which may be on several platforms: each is told on the clock of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from renovation.appointments.models import Appointment
from renovation.appointments.queries import zone_of


@dataclass(frozen=True)
class OnTheSpot:
    """An appointment, and the clock that people read there."""

    appointment: Appointment
    zone: ZoneInfo


def on_the_spot(found: Iterable[Appointment]) -> list[OnTheSpot]:
    appointments = list(found)
    zones = {platform_id: zone_of(platform_id) for platform_id in {each.platform_id for each in appointments}}
    return [OnTheSpot(each, zones[each.platform_id]) for each in appointments]
