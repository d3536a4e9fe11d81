"""Days that come back: the arithmetic of weeks against dateutil, and what is absurd."""

from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from renovation.appointments.rules.recurrence import RuleRefused, days, read_rule, weekly

begun = st.dates(min_value=date(2023, 1, 1), max_value=date(2026, 12, 31))


@settings(max_examples=80, deadline=None)
@given(
    begun,
    st.integers(0, 900),
    st.integers(0, 80),
    st.integers(1, 5),
    st.sets(st.integers(0, 6), min_size=1, max_size=7),
)
def test_weeks_by_arithmetic_are_those_of_the_library(
    since: date, later: int, length: int, every: int, weekdays: set[int]
) -> None:
    first = since + timedelta(days=later)
    last = first + timedelta(days=length)
    text = weekly(sorted(weekdays), every=every)
    plain = rrulestr(text, dtstart=datetime(since.year, since.month, since.day))  # noqa: DTZ001 days only

    found = list(days(read_rule(text), since=since, first=first, last=last))

    low, high = (datetime(day.year, day.month, day.day) for day in (first, last))  # noqa: DTZ001 days only
    assert found == [moment.date() for moment in plain.between(low, high, inc=True)]


@settings(max_examples=80, deadline=None)
@given(
    begun,
    st.integers(0, 900),
    st.integers(0, 400),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 4),
    st.fixed_dictionaries(
        {},
        optional={
            "BYMONTH": st.sampled_from(["2", "1,6,12"]),
            "BYMONTHDAY": st.sampled_from(["1", "-1", "13,31"]),
            "BYDAY": st.sampled_from(["MO", "TU,FR"]),
            "COUNT": st.sampled_from(["1", "7"]),
            "WKST": st.sampled_from(["MO", "SU"]),
        },
    ),
)
def test_days_asked_one_by_one_are_those_of_the_library(
    since: date, later: int, length: int, frequency: str, every: int, more: dict[str, str]
) -> None:
    text = ";".join([f"FREQ={frequency}", f"INTERVAL={every}", *(f"{name}={value}" for name, value in more.items())])

    assert unrolled(text, since, later, length) == by_library(text, since, later, length)


@settings(max_examples=30, deadline=None)
@given(
    begun,
    st.integers(0, 900),
    st.sampled_from(
        ["BYDAY=1TU", "BYDAY=-1FR", "BYDAY=5WE", "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "BYMONTH=3,9;BYDAY=2SA"]
    ),
    st.sampled_from(["MONTHLY", "YEARLY"]),
)
def test_the_nth_days_are_those_of_the_library(since: date, later: int, which: str, frequency: str) -> None:
    text = f"FREQ={frequency};{which}"

    assert unrolled(text, since, later, 400) == by_library(text, since, later, 400)


def unrolled(text: str, since: date, later: int, length: int) -> list[date]:
    first = since + timedelta(days=later)
    return list(days(read_rule(text), since=since, first=first, last=first + timedelta(days=length)))


def by_library(text: str, since: date, later: int, length: int) -> list[date]:
    begun_at = datetime(since.year, since.month, since.day)  # noqa: DTZ001 days only
    bounded = text if "COUNT" in text else f"{text};UNTIL=20350101T000000"
    low = begun_at + timedelta(days=later)
    found = rrulestr(bounded, dtstart=begun_at).between(low, low + timedelta(days=length), inc=True)
    return [moment.date() for moment in found]


def test_every_second_week_keeps_its_week() -> None:
    rule = read_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")

    found = list(days(rule, since=date(2026, 11, 2), first=date(2026, 11, 9), last=date(2026, 12, 1)))

    assert found == [date(2026, 11, 16), date(2026, 11, 30)]


def test_the_first_tuesday_of_the_month_is_a_rule() -> None:
    rule = read_rule("FREQ=MONTHLY;BYDAY=1TU")

    found = list(days(rule, since=date(2026, 1, 1), first=date(2026, 11, 1), last=date(2027, 1, 31)))

    assert found == [date(2026, 11, 3), date(2026, 12, 1), date(2027, 1, 5)]


@pytest.mark.parametrize(
    "absurd",
    [
        "",
        "FREQ=SECONDLY",
        "FREQ=HOURLY;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;INTERVAL=0;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=99999;BYDAY=MO",
        "FREQ=DAILY;COUNT=1000000",
        "FREQ=DAILY;BYSECOND=1",
        "FREQ=MONTHLY;BYDAY=9TU",
        "FREQ=WEEKLY;BYDAY=1TU",
        "FREQ=DAILY;BYSETPOS=2",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101",
        "FREQ=WEEKLY;BYDAY=" + ",".join(["MO"] * 90),
    ],
)
def test_an_absurd_rule_is_refused_in_words(absurd: str) -> None:
    with pytest.raises(RuleRefused, match=r"\w+"):
        read_rule(absurd)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_rule(text)
    except RuleRefused as refused:
        assert str(refused)
