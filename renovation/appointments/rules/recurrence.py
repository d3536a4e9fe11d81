"""Days that come back (RFC 5545): read, checked, and unrolled within a window only.

A rule speaks of days. Hours stand beside it, on the clock of the wall. What a week can say is computed by arithmetic;
the rest (months, years, counts) by dateutil's rrule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateutil.rrule import rrulestr

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_ALLOWED = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "COUNT", "WKST"})
LONGEST_RULE = 200
WIDEST_INTERVAL = 52
MOST_COUNT = 520
# A rule without end is unrolled from its first day by dateutil: no further back than this.
LONGEST_LIFE = timedelta(days=366 * 10)


class RuleRefused(ValueError):
    """A rule that no agenda can mean; its words are for the adviser."""


@dataclass(frozen=True)
class Recurrence:
    """A rule that was checked: `weekly` tells the arithmetic, when it is enough."""

    text: str
    interval: int = 1
    weekdays: tuple[int, ...] | None = None


@lru_cache(maxsize=1024)
def read_rule(text: str) -> Recurrence:
    """Check a rule; `RuleRefused` says what is wrong."""
    parts = _parts(text)
    if parts.get("FREQ") not in FREQUENCIES:
        raise RuleRefused("Choisissez une répétition par jour, par semaine, par mois ou par an.")
    interval = _number(parts.get("INTERVAL", "1"), 1, WIDEST_INTERVAL, "L’intervalle")
    if "COUNT" in parts:
        _number(parts["COUNT"], 1, MOST_COUNT, "Le nombre de fois")
    plain = parts["FREQ"] == "WEEKLY" and set(parts) <= {"FREQ", "INTERVAL", "BYDAY", "WKST"}
    if plain and parts.get("WKST", "MO") == "MO" and "BYDAY" in parts:
        return Recurrence(_written(parts), interval, _weekdays(parts["BYDAY"]))
    recurrence = Recurrence(_written(parts), interval)
    try:
        rrulestr(recurrence.text, dtstart=datetime(2026, 1, 1))  # noqa: DTZ001 days of the wall, no instant
    except (ValueError, TypeError, IndexError) as error:
        raise RuleRefused("Cette répétition n’est pas comprise. Choisissez des jours et un intervalle.") from error
    return recurrence


def days(rule: Recurrence, *, since: date, first: date, last: date) -> Iterator[date]:
    """Days of a rule that began on `since`, from `first` to `last`, both included."""
    first = max(first, since)
    if first > last:
        return
    if rule.weekdays is not None:
        yield from _weekly(rule.interval, rule.weekdays, since, first, last)
        return
    if since < last - LONGEST_LIFE:
        raise RuleRefused("Cette répétition a plus de dix ans : commencez-en une nouvelle.")
    unrolled = rrulestr(rule.text, dtstart=_moment(since))
    for moment in unrolled.xafter(_moment(first), inc=True):
        if moment.date() > last:
            return
        yield moment.date()


def weekly(weekdays: Iterator[int] | tuple[int, ...] | list[int], *, every: int = 1) -> str:
    """The text of "these days, every so many weeks"."""
    named = ",".join(DAYS[number] for number in sorted(set(weekdays)))
    return f"FREQ=WEEKLY;INTERVAL={every};BYDAY={named}" if every > 1 else f"FREQ=WEEKLY;BYDAY={named}"


def _weekly(interval: int, weekdays: tuple[int, ...], since: date, first: date, last: date) -> Iterator[date]:
    origin = since.toordinal() - since.weekday()
    week = first.toordinal() - first.weekday()
    late = (week - origin) // 7 % interval
    week += 7 * (interval - late) if late else 0
    low, high = first.toordinal(), last.toordinal()
    while week <= high:
        for weekday in weekdays:
            if low <= week + weekday <= high:
                yield date.fromordinal(week + weekday)
        week += 7 * interval


def _parts(text: str) -> dict[str, str]:
    if len(text) > LONGEST_RULE:
        raise RuleRefused("Cette répétition est trop longue.")
    pairs = [part.partition("=") for part in text.strip().upper().removeprefix("RRULE:").split(";") if part]
    parts = {name: value for name, _, value in pairs}
    if len(parts) != len(pairs) or not set(parts) <= _ALLOWED or not all(parts.values()):
        raise RuleRefused("Cette répétition n’est pas comprise. Choisissez des jours et un intervalle.")
    return parts


def _written(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={parts[name]}" for name in sorted(parts, key=lambda name: (name != "FREQ", name)))


def _weekdays(text: str) -> tuple[int, ...]:
    named = text.split(",")
    if not set(named) <= set(DAYS):
        raise RuleRefused("Choisissez les jours de la semaine.")
    return tuple(sorted({DAYS.index(name) for name in named}))


def _number(text: str, least: int, most: int, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and least <= int(text) <= most):
        raise RuleRefused(f"{what} va de {least} à {most}.")
    return int(text)


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 days of the wall, no instant
