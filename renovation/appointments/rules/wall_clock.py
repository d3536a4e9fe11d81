"""From the hour on the wall to the instant, on the two nights when they part company too."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_EPOCH_DAY = date(1970, 1, 1).toordinal()
DAY_S = 86_400


class HoursRefused(ValueError):
    """Hours that cannot be opened; its words are for the adviser."""


def instant(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The instant of an hour of the wall clock; refuses the hour that the spring night skips."""
    local = datetime.combine(day, hour, tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise HoursRefused(f"Le {day:%d/%m/%Y}, {hour:%H:%M} n’existe pas : les horloges avancent d’une heure.")
    return local.astimezone(UTC)


def span(day: date, opens: time, closes: time, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Both ends of opened hours; a closing hour at or before the opening one is of the next day."""
    if closes == opens:
        raise HoursRefused("L’heure de fin doit être après l’heure de début.")
    until = day + timedelta(days=1) if closes < opens else day
    return instant(day, opens, zone), instant(until, closes, zone)


class Clock:
    """Wall-clock times of a zone as seconds since the epoch: one look-up a day, arithmetic for the rest.

    An hour that spring skips is read with the offset before the change (RFC 5545), one that autumn repeats is its
    first occurrence.
    """

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self._midnights: dict[int, tuple[int, bool]] = {}

    def seconds(self, day: date, second_of_day: int) -> int:
        """The instant of a second of the wall clock's day."""
        ordinal = day.toordinal()
        midnight, is_even = self._midnights.get(ordinal) or self._look_up(day)
        if is_even:
            return midnight + second_of_day
        hours, rest = divmod(second_of_day, 3600)
        local = datetime.combine(day, time(hours, rest // 60, rest % 60), tzinfo=self.zone)
        return int(local.timestamp())

    def day_of(self, seconds: int) -> date:
        """The day that the wall shows at an instant."""
        return datetime.fromtimestamp(seconds, tz=self.zone).date()

    def _look_up(self, day: date) -> tuple[int, bool]:
        ordinal = day.toordinal()
        start, end = (datetime.combine(day, hour, tzinfo=self.zone).utcoffset() for hour in (time(0), time(23, 59, 59)))
        midnight = (ordinal - _EPOCH_DAY) * DAY_S - int((start or timedelta()).total_seconds())
        self._midnights[ordinal] = (midnight, start == end)
        return self._midnights[ordinal]


def second_of_day(hour: time) -> int:
    return hour.hour * 3600 + hour.minute * 60 + hour.second
