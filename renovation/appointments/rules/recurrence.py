"""Days that come back (RFC 5545): read, checked, and unrolled within a window only.

A rule speaks of days; hours stand beside it, on the clock of the wall. Each day of the window is asked whether it
belongs, so that no rule, however absurd, runs longer than the window: a library that looks for the next day of
"30 February" looks until the year 9999. The tests compare both.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_ALLOWED = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "COUNT", "WKST"})
LONGEST_RULE = 200
WIDEST_INTERVAL = 100
MOST_COUNT = 1000
MOST_NUMBERS = 31
LONGEST_MONTH = 31
DAYS_IN_WEEK = 7
# Days that are asked one by one: what a count must look back over.
FURTHEST_BACK = timedelta(days=366 * 40)


class RuleRefused(ValueError):
    """A rule that no agenda can mean; its words are for the person."""


@dataclass(frozen=True)
class Recurrence:
    """A rule that was checked. Nothing named by day: that of the first occurrence."""

    text: str
    frequency: str
    interval: int = 1
    # (n, weekday): the nth of the month or year; 0: each.
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    positions: tuple[int, ...] = ()
    count: int | None = None
    week_start: int = 0

    @property
    def is_plain_week(self) -> bool:
        """Whether the arithmetic of weeks is enough."""
        narrowed = self.month_days or self.months or self.count is not None or self.week_start
        return self.frequency == "WEEKLY" and bool(self.weekdays) and not narrowed


@lru_cache(maxsize=1024)
def read_rule(text: str) -> Recurrence:
    """Check a rule; `RuleRefused` says what is wrong."""
    parts = _parts(text)
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES:
        raise RuleRefused("Choisissez une répétition par jour, par semaine, par mois ou par an.")
    rule = Recurrence(
        text=_written(parts),
        frequency=frequency,
        interval=_number(parts.get("INTERVAL", "1"), 1, WIDEST_INTERVAL, "L’intervalle"),
        weekdays=_weekdays(parts.get("BYDAY", "")),
        month_days=_numbers(parts.get("BYMONTHDAY", ""), LONGEST_MONTH, "Le jour du mois"),
        months=_numbers(parts.get("BYMONTH", ""), 12, "Le mois", signed=False),
        positions=_numbers(parts.get("BYSETPOS", ""), LONGEST_MONTH, "La position"),
        count=_number(parts["COUNT"], 1, MOST_COUNT, "Le nombre de fois") if "COUNT" in parts else None,
        week_start=_weekdays(parts["WKST"])[0][1] if "WKST" in parts else 0,
    )
    by_month = frequency in {"MONTHLY", "YEARLY"}
    if not by_month and (rule.positions or any(number for number, _ in rule.weekdays)):
        raise RuleRefused("« Le premier mardi » ou « le dernier jour » se dit par mois ou par an.")
    return rule


def days(rule: Recurrence, *, since: date, first: date, last: date) -> Iterator[date]:
    """Days of a rule that began on `since`, from `first` to `last`, both included."""
    first = max(first, since)
    if first > last:
        return
    if rule.is_plain_week:
        yield from _weekly(rule, since, first, last)
    elif rule.count is None:
        yield from _asked(rule, since, first, last)
    else:
        if first - since > FURTHEST_BACK:
            raise RuleRefused("Cette répétition a commencé il y a trop longtemps.")
        counted = islice(_asked(rule, since, since, last), rule.count)
        yield from (day for day in counted if day >= first)


def weekly(weekdays: Iterable[int], *, every: int = 1) -> str:
    """The text of "these days, every so many weeks"."""
    named = ",".join(DAYS[number] for number in sorted(set(weekdays)))
    return f"FREQ=WEEKLY;INTERVAL={every};BYDAY={named}" if every > 1 else f"FREQ=WEEKLY;BYDAY={named}"


def _weekly(rule: Recurrence, since: date, first: date, last: date) -> Iterator[date]:
    origin = since.toordinal() - since.weekday()
    week = first.toordinal() - first.weekday()
    late = (week - origin) // DAYS_IN_WEEK % rule.interval
    week += DAYS_IN_WEEK * (rule.interval - late) if late else 0
    low, high = first.toordinal(), last.toordinal()
    weekdays = sorted({weekday for _, weekday in rule.weekdays})
    while week <= high:
        for weekday in weekdays:
            if low <= week + weekday <= high:
                yield date.fromordinal(week + weekday)
        week += DAYS_IN_WEEK * rule.interval


def _asked(rule: Recurrence, since: date, first: date, last: date) -> Iterator[date]:
    """Each day of the window in turn, whole periods skipped by the interval included."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if _is_turn(rule, since, day) and _belongs(rule, since, day) and _has_position(rule, since, day):
            yield day


def _is_turn(rule: Recurrence, since: date, day: date) -> bool:
    """Whether the day stands in a period that the interval does not skip."""
    if rule.frequency == "DAILY":
        gone = day.toordinal() - since.toordinal()
    elif rule.frequency == "WEEKLY":
        gone = (_week_of(day, rule.week_start) - _week_of(since, rule.week_start)) // DAYS_IN_WEEK
    elif rule.frequency == "MONTHLY":
        gone = (day.year - since.year) * 12 + day.month - since.month
    else:
        gone = day.year - since.year
    return gone % rule.interval == 0


def _belongs(rule: Recurrence, since: date, day: date) -> bool:
    """What the rule names of days and months, and what it leaves to the first occurrence."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not _is_month_day(rule.month_days, day):
        return False
    if rule.weekdays:
        return _is_weekday(rule, day)
    if rule.month_days or rule.frequency == "DAILY":
        return True
    if rule.frequency == "WEEKLY":
        return day.weekday() == since.weekday()
    same_month = rule.frequency == "MONTHLY" or bool(rule.months) or day.month == since.month
    return same_month and day.day == since.day


def _is_month_day(numbers: tuple[int, ...], day: date) -> bool:
    return day.day in numbers or day.day - monthrange(day.year, day.month)[1] - 1 in numbers


def _is_weekday(rule: Recurrence, day: date) -> bool:
    return any(
        weekday == day.weekday() and (number == 0 or _is_nth(rule, number, day)) for number, weekday in rule.weekdays
    )


def _is_nth(rule: Recurrence, number: int, day: date) -> bool:
    """The nth such weekday of its month, or of its year when the rule is of years and names no month."""
    if rule.frequency == "YEARLY" and not rule.months:
        place, length = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
    else:
        place, length = day.day, monthrange(day.year, day.month)[1]
    rank = (place - 1) // DAYS_IN_WEEK + 1 if number > 0 else -((length - place) // DAYS_IN_WEEK + 1)
    return rank == number


def _has_position(rule: Recurrence, since: date, day: date) -> bool:
    """Whether the day is the nth of those of its month or year, when the rule asks for one."""
    if not rule.positions:
        return True
    whole_year = rule.frequency == "YEARLY"
    first = date(day.year, 1 if whole_year else day.month, 1)
    last = date(day.year, 12, 31) if whole_year else date(day.year, day.month, monthrange(day.year, day.month)[1])
    span = (date.fromordinal(ordinal) for ordinal in range(first.toordinal(), last.toordinal() + 1))
    found = [each for each in span if _belongs(rule, since, each)]
    rank = found.index(day)
    return rank + 1 in rule.positions or rank - len(found) in rule.positions


def _week_of(day: date, week_start: int) -> int:
    return day.toordinal() - (day.weekday() - week_start) % DAYS_IN_WEEK


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


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    """« MO,WE », « 1TU », « -1FR »: at most the fifth of a month."""
    found = []
    for named in text.split(",") if text else []:
        name, number = named[-2:], named[:-2]
        if name not in DAYS or number.lstrip("+-") not in {"", "1", "2", "3", "4", "5"} or number in {"+", "-"}:
            raise RuleRefused("Choisissez les jours de la semaine.")
        found.append((int(number or 0), DAYS.index(name)))
    return tuple(sorted(set(found)))


def _numbers(text: str, most: int, what: str, *, signed: bool = True) -> tuple[int, ...]:
    listed = text.split(",") if text else []
    if len(listed) > MOST_NUMBERS:
        raise RuleRefused("Cette répétition est trop longue.")
    found = []
    for each in listed:
        sign = -1 if signed and each.startswith("-") else 1
        found.append(sign * _number(each.removeprefix("-") if signed else each, 1, most, what))
    return tuple(sorted(set(found)))


def _number(text: str, least: int, most: int, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and least <= int(text) <= most):
        raise RuleRefused(f"{what} va de {least} à {most}.")
    return int(text)
