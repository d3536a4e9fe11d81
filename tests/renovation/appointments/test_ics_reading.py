"""Calendars that strangers write: busy times when they are readable, a sentence when they are hostile."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renovation.appointments.rules.ics_lines import CalendarUnreadable
from renovation.appointments.rules.ics_reading import busy_times

PARIS = ZoneInfo("Europe/Paris")
FIRST, LAST = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 11, 1, tzinfo=UTC)


def read(*lines: str) -> list[tuple[datetime, datetime]]:
    return busy_times(calendar(*lines), zone=PARIS, first=FIRST, last=LAST)


def calendar(*lines: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]).encode()


def event(*lines: str) -> list[str]:
    return ["BEGIN:VEVENT", "UID:un@exemple", *lines, "END:VEVENT"]


def utc(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def test_an_event_in_a_zone_is_busy_at_its_instant() -> None:
    found = read(*event("DTSTART;TZID=Europe/Paris:20261203T090000", "DTEND;TZID=Europe/Paris:20261203T100000"))

    assert found == [(utc(3, 8), utc(3, 9))]


def test_office_software_names_its_zones_in_its_own_way() -> None:
    found = read(*event("DTSTART;TZID=Romance Standard Time:20261203T090000", "DURATION:PT30M"))

    assert found == [(utc(3, 8), utc(3, 8, 30))]


def test_a_whole_day_is_that_of_the_reader() -> None:
    assert read(*event("DTSTART;VALUE=DATE:20261203")) == [(utc(2, 23), utc(3, 23))]


def test_free_and_cancelled_events_hold_nothing() -> None:
    when = ("DTSTART:20261203T090000Z", "DTEND:20261203T100000Z")

    assert read(*event(*when, "TRANSP:TRANSPARENT"), *event(*when, "STATUS:CANCELLED")) == []


def test_a_series_keeps_its_hour_of_the_wall_over_the_change_of_clocks() -> None:
    lines = event(
        "DTSTART;TZID=Europe/Paris:20261005T090000",
        "DTEND;TZID=Europe/Paris:20261005T100000",
        "RRULE:FREQ=WEEKLY;UNTIL=20261109T235959Z",
    )
    found = busy_times(calendar(*lines), zone=PARIS, first=datetime(2026, 10, 1, tzinfo=UTC), last=LAST)

    assert [start.hour for start, _ in found] == [7, 7, 7, 8, 8, 8]


def test_a_series_leaves_out_its_exceptions_and_moves_its_occurrences() -> None:
    series = event(
        "DTSTART:20261201T090000Z",
        "DTEND:20261201T100000Z",
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE:20261202T090000Z",
    )
    moved = event("RECURRENCE-ID:20261203T090000Z", "DTSTART:20261203T140000Z", "DTEND:20261203T150000Z")

    assert [start for start, _ in read(*series, *moved)] == [utc(1, 9), utc(3, 14)]


def test_folded_lines_and_quoted_colons_are_read() -> None:
    found = read(*event('DTSTART;X-NOTE="a:b";TZID=Europe/P', " aris:20261203T090000", "DURATION:PT1H"))

    assert found == [(utc(3, 8), utc(3, 9))]


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"%PDF-1.7",
        b"BEGIN:VCALENDAR\r\n" * 50,
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
        b"x" * (2 * 1024 * 1024 + 1),
        calendar(*event("DTSTART:20269999T000000Z", "DURATION:PT1H")),
        calendar(*event("DTSTART:00000000T000000Z", "DURATION:PT1H")),
        calendar(*event("DTSTART;TZID=../../etc/passwd:20261203T090000", "DURATION:PT1H")),
        calendar(*event("DTSTART;TZID=Nulle/Part:20261203T090000", "DURATION:PT1H")),
        calendar(*event("DTSTART:20261203T090000Z", "DURATION:PT1H", "RRULE:FREQ=SECONDLY")),
        calendar(*event("DTSTART:20261203T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYMINUTE=1,2,3")),
        calendar(*event("DTSTART:19000101T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=9")),
        calendar(*event("DTSTART:20261203T090000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYMONTH=99")),
        calendar(*event("DTSTART:20261203T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=999999")),
        calendar(*event("DTSTART:20261203T090000Z", "DURATION:P9999D")),
    ],
)
def test_a_hostile_file_is_refused_with_a_sentence(hostile: bytes) -> None:
    with pytest.raises(CalendarUnreadable, match=r"\w+ \w+"):
        busy_times(hostile, zone=PARIS, first=FIRST, last=LAST)


def test_thousands_of_endless_series_end_in_a_refusal_soon() -> None:
    never = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31"
    series = event("DTSTART:20200101T090000Z", "DURATION:PT1H", never) * 4_900
    started = time.perf_counter()

    with pytest.raises(CalendarUnreadable):
        read(*series)

    assert time.perf_counter() - started < 20


def test_a_rule_that_never_comes_true_leaves_the_event_itself() -> None:
    lines = event("DTSTART:20261203T090000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31")

    assert read(*lines) == [(utc(3, 9), utc(3, 10))]


@settings(max_examples=60, deadline=timedelta(seconds=2))
@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_lines_are_read_or_refused(lines: list[str]) -> None:
    try:
        assert read(*event(*lines)) is not None
    except CalendarUnreadable as refused:
        assert str(refused)
