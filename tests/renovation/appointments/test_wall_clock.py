"""Hours of the wall clock as instants, on ordinary days, on both nights of the year, and overseas (H8)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renovation.appointments.rules.holidays import ZONES
from renovation.appointments.rules.wall_clock import Clock, HoursRefused, instant, span

PARIS = ZoneInfo("Europe/Paris")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
days = st.dates(min_value=date(2024, 1, 1), max_value=date(2031, 12, 31))
near_changes = st.sampled_from([SPRING, AUTUMN, date(2027, 3, 28), date(2027, 10, 31)])


@given(st.one_of(days, near_changes), st.integers(0, 86_399), st.sampled_from(ZONES))
def test_h8_the_quick_clock_is_the_plain_one(day: date, second: int, zone_name: str) -> None:
    zone = ZoneInfo(zone_name)
    hour = time(second // 3600, second // 60 % 60, second % 60)

    assert Clock(zone).seconds(day, second) == int(datetime.combine(day, hour, tzinfo=zone).timestamp())


def test_an_hour_that_spring_skips_is_no_hour_of_one_day() -> None:
    with pytest.raises(HoursRefused, match="29/03/2026"):
        instant(SPRING, time(2, 30), PARIS)


def test_the_night_of_spring_has_an_hour_less_and_that_of_autumn_an_hour_more() -> None:
    lengths = [end - start for start, end in (span(day, time(0), time(6), PARIS) for day in (SPRING, AUTUMN))]

    assert lengths == [timedelta(hours=5), timedelta(hours=7)]


def test_hours_that_close_before_they_open_are_those_of_a_night() -> None:
    start, end = span(date(2026, 12, 3), time(22), time(1), PARIS)

    assert (start, end) == (datetime(2026, 12, 3, 21, tzinfo=UTC), datetime(2026, 12, 4, 0, tzinfo=UTC))


def test_overseas_has_no_change_of_clocks() -> None:
    start, end = span(AUTUMN, time(0), time(6), ZoneInfo("Indian/Reunion"))

    assert end - start == timedelta(hours=6)
