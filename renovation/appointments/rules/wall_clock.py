"""From the hour on the wall to the instant, on the two nights when they part company too."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


class HoursRefused(ValueError):
    """Hours that cannot be opened; its words are for the adviser."""


def instant(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The instant of an hour of the wall clock; refuses the hour that the spring night skips."""
    local = datetime.combine(day, hour, tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise HoursRefused(f"Le {day:%d/%m/%Y}, {hour:%H:%M} n’existe pas : les horloges avancent d’une heure.")
    return local.astimezone(UTC)


def span(day: date, opens: time, closes: time, slot_minutes: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Both ends of opened hours; refuses those in which no appointment fits."""
    if closes <= opens:
        raise HoursRefused("L’heure de fin doit être après l’heure de début.")
    starts_at, ends_at = instant(day, opens, zone), instant(day, closes, zone)
    if (ends_at - starts_at).total_seconds() < slot_minutes * 60:
        raise HoursRefused("Ces horaires sont plus courts qu’un rendez-vous.")
    return starts_at, ends_at
