"""Busy times of a calendar that a stranger wrote (RFC 5545), bounded in every direction.

Only what is needed is read: start, end or duration, recurrence, exceptions, status, transparency. Time zones are those
of the IANA base: definitions in the file are never evaluated. Whatever is beyond the bounds refuses the whole file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from renovation.appointments.rules.ics_lines import CalendarUnreadable, Event, events_of
from renovation.appointments.rules.recurrence import RuleRefused, days, read_rule

LARGEST_BYTES = 2 * 1024 * 1024
MOST_OCCURRENCES = 3_000
MOST_BUSY = 10_000
LONGEST_EVENT = timedelta(days=366)
# Days that all series of a file may ask about together.
MOST_DAYS = 1_000_000
_UNTIL = re.compile(r";?UNTIL=([0-9TZ]{1,20})", re.ASCII)
_DURATION = re.compile(r"P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?", re.ASCII)
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?", re.ASCII)
# Names that office software writes instead of IANA's.
_WINDOWS = {
    "romance standard time": "Europe/Paris",
    "w. europe standard time": "Europe/Berlin",
    "gmt standard time": "Europe/London",
    "utc": "UTC",
    "sa western standard time": "America/Guadeloupe",
    "sa eastern standard time": "America/Cayenne",
    "mauritius standard time": "Indian/Mauritius",
    "e. africa standard time": "Indian/Mayotte",
}


@dataclass(frozen=True)
class _Moment:
    """A date, or an instant; an event of whole days begins at midnight of the reader's zone."""

    local: datetime
    zone: ZoneInfo
    is_day: bool

    def at(self, local: datetime) -> datetime:
        return local.replace(tzinfo=self.zone).astimezone(UTC)


class _Budget:
    """What a file may still ask of us."""

    def __init__(self) -> None:
        self.left = MOST_DAYS

    def spend(self, asked: int) -> None:
        self.left -= max(0, asked)
        if self.left < 0:
            raise CalendarUnreadable("Les événements de cet agenda se répètent trop de fois.")


def busy_times(content: bytes, *, zone: ZoneInfo, first: datetime, last: datetime) -> list[tuple[datetime, datetime]]:
    """Busy spans between two instants, in order; free and cancelled events are left out."""
    if len(content) > LARGEST_BYTES:
        raise CalendarUnreadable("Ce fichier dépasse 2 Mo.")
    text = content.decode("utf-8-sig", errors="replace")
    found: list[tuple[datetime, datetime]] = []
    events = list(events_of(text))
    moved = {key for event in events if (key := _replaced(event, zone)) is not None}
    budget = _Budget()
    for event in events:
        for span in _spans(event, zone, (first, last), moved, budget):
            found.append(span)
            if len(found) > MOST_BUSY:
                raise CalendarUnreadable("Cet agenda contient trop d’événements.")
    return sorted(found)


def _spans(
    event: Event,
    zone: ZoneInfo,
    window: tuple[datetime, datetime],
    moved: set[tuple[str, datetime]],
    budget: _Budget,
) -> Iterator[tuple[datetime, datetime]]:
    first, last = window
    if event.value("STATUS") == "CANCELLED" or event.value("TRANSP") == "TRANSPARENT" or "DTSTART" not in event.lines:
        return
    start = _moment(*event.lines["DTSTART"], zone)
    length = _length(event, start, zone)
    if length <= timedelta(0):
        return
    uid = event.lines.get("UID", ({}, ""))[1]
    is_exception = "RECURRENCE-ID" in event.lines
    for local in _starts(event, start, first - length, last, budget):
        begins = start.at(local)
        if not is_exception and (uid, begins) in moved:
            continue
        # The hour of the wall is kept over a change of clocks, for whole days too.
        ends = start.at(local + length) if start.is_day else begins + length
        if begins < last and ends > first and begins < ends:
            yield max(begins, first), min(ends, last)


def _starts(event: Event, start: _Moment, first: datetime, last: datetime, budget: _Budget) -> Iterator[datetime]:
    """Local starts of an event or of its series, those of the window at least."""
    rule = event.lines.get("RRULE")
    if (rule is None and not event.added) or "RECURRENCE-ID" in event.lines:
        yield start.local
        return
    low, high = (moment.astimezone(start.zone).replace(tzinfo=None) for moment in (first, last))
    excluded = set(_listed(event.excluded, start.zone))
    found = {start.local, *_listed(event.added, start.zone)}
    if rule is not None:
        found |= set(_unrolled(rule[1], start, low, high, budget))
    yield from sorted(each for each in found - excluded if low <= each <= high)


def _unrolled(text: str, start: _Moment, low: datetime, high: datetime, budget: _Budget) -> Iterator[datetime]:
    cleaned, until = _without_until(text.strip().upper(), start)
    if until is not None:
        high = min(high, until)
    try:
        rule = read_rule(cleaned)
        since, first, last = start.local.date(), low.date(), high.date()
        budget.spend((last - (since if rule.count is not None else max(first, since))).days)
        for day in days(rule, since=since, first=first, last=last):
            local = datetime.combine(day, start.local.time())
            if local <= high:
                yield local
    except RuleRefused as error:
        raise CalendarUnreadable("Un événement de cet agenda se répète d’une façon que nous ne lisons pas.") from error


def _without_until(rule: str, start: _Moment) -> tuple[str, datetime | None]:
    """A rule without its end, and the end on the clock of its first occurrence."""
    until = _UNTIL.search(rule)
    if until is None:
        return rule, None
    moment = _moment({}, until[1], start.zone)
    if moment.is_day:
        return rule.replace(until[0], ""), datetime.combine(moment.local.date(), time.max)
    return rule.replace(until[0], ""), moment.at(moment.local).astimezone(start.zone).replace(tzinfo=None)


def _listed(lists: Sequence[tuple[Mapping[str, str], str]], zone: ZoneInfo) -> Iterator[datetime]:
    for parameters, value in lists:
        for part in value.split(",")[:MOST_OCCURRENCES]:
            moment = _moment(parameters, part.split("/")[0], zone)
            yield moment.at(moment.local).astimezone(zone).replace(tzinfo=None)


def _length(event: Event, start: _Moment, zone: ZoneInfo) -> timedelta:
    if "DTEND" in event.lines:
        end = _moment(*event.lines["DTEND"], zone)
        length = end.local - start.local if start.is_day and end.is_day else end.at(end.local) - start.at(start.local)
    elif "DURATION" in event.lines:
        length = _duration(event.value("DURATION"))
    else:
        length = timedelta(days=1) if start.is_day else timedelta(0)
    if length > LONGEST_EVENT:
        raise CalendarUnreadable("Un événement de cet agenda dure plus d’un an.")
    return length


def _duration(text: str) -> timedelta:
    parts = _DURATION.fullmatch(text.lstrip("+"))
    if parts is None:
        return timedelta(0)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def _moment(parameters: Mapping[str, str], value: str, zone: ZoneInfo) -> _Moment:
    read = _MOMENT.fullmatch(value.strip().upper())
    if read is None:
        raise CalendarUnreadable("Une date de cet agenda n’est pas lisible.")
    year, month, day = int(read[1]), int(read[2]), int(read[3])
    try:
        on = date(year, month, day)
        if read[4] is None:
            return _Moment(datetime.combine(on, time()), zone, is_day=True)
        local = datetime.combine(on, time(int(read[4]), int(read[5]), min(int(read[6]), 59)))
    except ValueError as error:
        raise CalendarUnreadable("Une date de cet agenda n’existe pas.") from error
    if read[7]:
        return _Moment(local, ZoneInfo("UTC"), is_day=False)
    return _Moment(local, _zone(parameters.get("TZID", ""), zone), is_day=False)


def _zone(name: str, default: ZoneInfo) -> ZoneInfo:
    """A zone by its name; a name that nobody knows refuses the file rather than shift its hours."""
    known = _WINDOWS.get(name.strip().lower(), name.strip())
    if not known:
        return default
    if known.startswith("/"):
        # "/vendor.example/Europe/Paris": the end is what everybody knows.
        known = "/".join(known.split("/")[-2:])
    if not re.fullmatch(r"[A-Za-z0-9_+\-]{1,30}(/[A-Za-z0-9_+\-]{1,30}){0,2}", known, re.ASCII):
        raise CalendarUnreadable("Un fuseau horaire de cet agenda n’est pas connu.")
    try:
        return ZoneInfo(known)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise CalendarUnreadable("Un fuseau horaire de cet agenda n’est pas connu.") from error


def _replaced(event: Event, zone: ZoneInfo) -> tuple[str, datetime] | None:
    """The occurrence of a series that this event replaces."""
    if "RECURRENCE-ID" not in event.lines:
        return None
    moment = _moment(*event.lines["RECURRENCE-ID"], zone)
    return event.lines.get("UID", ({}, ""))[1], moment.at(moment.local)
