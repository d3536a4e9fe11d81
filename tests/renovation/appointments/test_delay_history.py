"""Measured day after day, read by week or by month."""

from datetime import date, timedelta

from renovation.appointments.rules.delay_history import MOST_PERIODS, by_period

MONDAY = date(2026, 11, 2)


def test_a_short_span_is_read_by_week_and_a_gap_stays_a_gap() -> None:
    measures = [(MONDAY, 3), (MONDAY + timedelta(days=6), 6), (MONDAY + timedelta(days=14), 10)]

    found = by_period(measures, first=MONDAY, last=MONDAY + timedelta(days=30))

    assert [(one.first, one.days) for one in found] == [(MONDAY, 4.5), (MONDAY + timedelta(days=14), 10)]


def test_a_long_span_is_read_by_month_the_latest_twelve() -> None:
    measures = [(date(2025 + month // 12, month % 12 + 1, 9), month) for month in range(20)]

    found = by_period(measures, first=date(2025, 1, 1), last=date(2026, 9, 1))

    assert len(found) == MOST_PERIODS
    assert (found[-1].first, found[-1].days, found[-1].is_week) == (date(2026, 8, 1), 19, False)
