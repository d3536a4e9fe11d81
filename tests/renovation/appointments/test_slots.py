"""Slots: pure arithmetic on instants."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renovation.appointments.rules.slots import Busy, OpenHours, by_day, cut, free_slots, read_code
from renovation.appointments.rules.wall_clock import HoursRefused, instant, span

PARIS = ZoneInfo("Europe/Paris")
CLAIRE, PAUL = UUID(int=1), UUID(int=2)
NINE = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def hours(adviser: UUID = CLAIRE, minutes: int = 120, modality: str = "phone") -> OpenHours:
    return OpenHours(adviser, NINE, NINE + timedelta(minutes=minutes), 45, modality, "")


def test_hours_are_cut_and_the_short_rest_left_out() -> None:
    assert [piece.starts_at for piece in cut(hours(minutes=120))] == [NINE, NINE + timedelta(minutes=45)]


def test_a_slot_that_touches_an_appointment_is_free_and_one_that_meets_it_is_not() -> None:
    taken = [Busy(CLAIRE, NINE, NINE + timedelta(minutes=45))]

    left = free_slots([hours()], taken, earliest=NINE)

    assert [slot.starts_at for slot in left] == [NINE + timedelta(minutes=45)]


def test_the_same_time_with_two_advisers_is_offered_once() -> None:
    left = free_slots([hours(CLAIRE), hours(PAUL)], [], earliest=NINE)

    assert [slot.adviser_ids for slot in left] == [(CLAIRE, PAUL), (CLAIRE, PAUL)]


def test_only_the_modality_asked_is_offered() -> None:
    assert free_slots([hours(modality="office")], [], earliest=NINE, modality="phone") == []


def test_the_code_of_a_slot_is_read_back_and_nonsense_is_not() -> None:
    slot = free_slots([hours()], [], earliest=NINE)[0]

    assert read_code(slot.code) == (NINE, "phone")
    assert [read_code(code) for code in ("", "20261126T0900Z", "9999-phone", "'; drop-phone")] == [None] * 4


@given(
    day=st.sampled_from([date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 28), date(2026, 10, 26)]),
    opens=st.integers(0, 22),
    length=st.integers(1, 6),
    minutes=st.sampled_from([15, 30, 45, 60]),
)
def test_h8_slots_neither_vanish_nor_double_when_the_clocks_change(
    day: date, opens: int, length: int, minutes: int
) -> None:
    try:
        start, end = span(day, time(opens), time(min(opens + length, 23)), minutes, PARIS)
    except HoursRefused:
        return

    pieces = cut(OpenHours(CLAIRE, start, end, minutes, "phone", ""))

    assert len(pieces) == (end - start) // timedelta(minutes=minutes)
    assert len({piece.starts_at for piece in pieces}) == len(pieces)
    assert all(first.ends_at == second.starts_at for first, second in pairwise(pieces))


def test_h8_the_hour_that_the_spring_night_skips_is_refused() -> None:
    with pytest.raises(HoursRefused, match="n’existe pas"):
        instant(date(2026, 3, 29), time(2, 30), PARIS)


def test_h8_days_are_those_of_the_wall_clock() -> None:
    evening = datetime(2026, 11, 26, 22, 30, tzinfo=UTC)
    late = OpenHours(CLAIRE, evening, evening + timedelta(minutes=90), 45, "phone", "")

    days = by_day(free_slots([late], [], earliest=NINE), PARIS)

    assert [day.day for day in days] == [date(2026, 11, 26), date(2026, 11, 27)]
