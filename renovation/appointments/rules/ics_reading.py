"""Busy times of a calendar that a stranger wrote (RFC 5545), bounded in every direction.

Only what is needed is read: start, end or duration, recurrence, exceptions, status, transparency. Time zones are those
of the IANA base: definitions in the file are never evaluated. Whatever is beyond the bounds refuses the whole file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.rrule import rrule, rruleset, rrulestr

from renovation.appointments.rules.ics_lines import CalendarUnreadable, Event, events_of

LARGEST_BYTES = 2 * 1024 * 1024
MOST_OCCURRENCES = 3_000
MOST_BUSY = 10_000
LONGEST_EVENT = timedelta(days=366)
OLDEST = 1970
_FINE = re.compile(r"FREQ=(SECONDLY|MINUTELY|HOURLY)|BY(SECOND|MINUTE|HOUR)=")
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


def busy_times(content: bytes, *, zone: ZoneInfo, first: datetime, last: datetime) -> list[tuple[datetime, datetime]]:
    """Busy spans between two instants, in order; free and cancelled events are left out."""
    if len(content) > LARGEST_BYTES:
        raise CalendarUnreadable("Ce fichier dépasse 2 Mo.")
    text = content.decode("utf-8-sig", errors="replace")
    found: list[tuple[datetime, datetime]] = []
    events = list(events_of(text))
    moved = {key for event in events if (key := _replaced(event, zone)) is not None}
    for event in events:
        for span in _spans(event, zone, first, last, moved):
            found.append(span)
            if len(found) > MOST_BUSY:
                raise CalendarUnreadable("Cet agenda contient trop d’événements.")
    return sorted(found)


def _spans(
    event: Event, zone: ZoneInfo, first: datetime, last: datetime, moved: set[tuple[str, datetime]]
) -> Iterator[tuple[datetime, datetime]]:
    if event.value("STATUS") == "CANCELLED" or event.value("TRANSP") == "TRANSPARENT" or "DTSTART" not in event.lines:
        return
    start = _moment(*event.lines["DTSTART"], zone)
    length = _length(event, start, zone)
    if length <= timedelta(0):
        return
    uid = event.lines.get("UID", ({}, ""))[1]
    is_exception = "RECURRENCE-ID" in event.lines
    for local in _starts(event, start, zone, first - length, last):
        begins = start.at(local)
        if not is_exception and (uid, begins) in moved:
            continue
        # The hour of the wall is kept over a change of clocks, for whole days too.
        ends = start.at(local + length) if start.is_day else begins + length
        if begins < last and ends > first and begins < ends:
            yield max(begins, first), min(ends, last)


def _starts(event: Event, start: _Moment, zone: ZoneInfo, first: datetime, last: datetime) -> Iterator[datetime]:
    rule = event.lines.get("RRULE")
    if (rule is None and not event.added) or "RECURRENCE-ID" in event.lines:
        yield start.local
        return
    low, high = (moment.astimezone(start.zone).replace(tzinfo=None) for moment in (first, last))
    unrolled = rruleset()
    if rule is not None:
        unrolled.rrule(_rule(rule[1], start, low))
    else:
        unrolled.rdate(start.local)
    for moment in _listed(event.added, start.zone):
        unrolled.rdate(moment)
    for moment in _listed(event.excluded, start.zone):
        unrolled.exdate(moment)
    for count, local in enumerate(unrolled.xafter(low, inc=True)):
        if local > high:
            return
        if count >= MOST_OCCURRENCES:
            raise CalendarUnreadable("Un événement de cet agenda se répète trop de fois.")
        yield local


def _rule(text: str, start: _Moment, low: datetime) -> rrule:
    cleaned = text.strip().upper()
    if len(cleaned) > 300 or _FINE.search(cleaned):
        raise CalendarUnreadable("Un événement de cet agenda se répète d’une façon que nous ne lisons pas.")
    if start.local.year < OLDEST or low.year - start.local.year > 60:
        raise CalendarUnreadable("Un événement de cet agenda a commencé il y a trop longtemps.")
    until = re.search(r"UNTIL=([0-9TZ]+)", cleaned)
    if until:
        moment = _moment({}, until.group(1), start.zone)
        local = moment.at(moment.local).astimezone(start.zone) if until.group(1).endswith("Z") else moment.local
        cleaned = cleaned.replace(until.group(0), f"UNTIL={local.replace(tzinfo=None):%Y%m%dT%H%M%S}")
    try:
        return rrulestr(cleaned, dtstart=start.local)
    except (ValueError, TypeError, IndexError, OverflowError) as error:
        raise CalendarUnreadable("Un événement de cet agenda se répète d’une façon que nous ne lisons pas.") from error


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
