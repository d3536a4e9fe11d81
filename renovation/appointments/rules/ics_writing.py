"""A calendar of many events as text (RFC 5545). Written by hand: a library takes ten times as long for a year."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

PRODUCT = "-//Maisonnée//Rendez-vous//FR"
LONGEST_LINE = 74
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


class Line(NamedTuple):
    """One event of a feed."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    location: str
    description: str
    sequence: int
    is_cancelled: bool


def calendar_text(lines: Iterable[Line], *, name: str, product: str, stamped_at: datetime) -> bytes:
    """The whole file, lines folded at 75 octets."""
    stamp = _moment(stamped_at)
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{product}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ]
    body = (folded for line in lines for text in _event(line, stamp) for folded in _folded(text))
    return "\r\n".join([*(part for text in head for part in _folded(text)), *body, "END:VCALENDAR", ""]).encode()


def _event(line: Line, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(line.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART:{_moment(line.starts_at)}"
    yield f"DTEND:{_moment(line.ends_at)}"
    yield f"SEQUENCE:{line.sequence}"
    yield f"STATUS:{'CANCELLED' if line.is_cancelled else 'CONFIRMED'}"
    yield f"SUMMARY:{_escaped(line.summary)}"
    if line.location:
        yield f"LOCATION:{_escaped(line.location)}"
    if line.description:
        yield f"DESCRIPTION:{_escaped(line.description)}"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    """Control characters have no place in a calendar."""
    return "".join(letter for letter in text if letter >= " " or letter == "\n").translate(_ESCAPED)


def _folded(text: str) -> Iterator[str]:
    """A line of at most 75 octets, then continuation lines; a letter is never cut in two."""
    if len(text) <= LONGEST_LINE // 2 or len(text.encode()) <= LONGEST_LINE:
        yield text
        return
    part, size, is_first = "", 0, True
    for letter in text:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE - (not is_first):
            yield part if is_first else f" {part}"
            part, size, is_first = "", 0, False
        part, size = part + letter, size + octets
    yield part if is_first else f" {part}"
