"""Public holidays of each territory, by algorithm."""

from datetime import date

import pytest

from renovation.appointments.rules.holidays import Territory, easter, holidays, of_department


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (2024, date(2024, 3, 31)),
        (2025, date(2025, 4, 20)),
        (2026, date(2026, 4, 5)),
        (2027, date(2027, 3, 28)),
        (2038, date(2038, 4, 25)),
        (2285, date(2285, 3, 22)),
    ],
)
def test_easter_is_where_the_calendar_puts_it(year: int, sunday: date) -> None:
    assert easter(year) == sunday


def test_the_country_has_eleven_holidays() -> None:
    days = [each.day for each in holidays(2026)]

    assert days == [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 8),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 7, 14),
        date(2026, 8, 15),
        date(2026, 11, 1),
        date(2026, 11, 11),
        date(2026, 12, 25),
    ]


def test_alsace_and_moselle_have_two_more() -> None:
    own = {each.day for each in holidays(2026, Territory.ALSACE_MOSELLE)} - {each.day for each in holidays(2026)}

    assert own == {date(2026, 4, 3), date(2026, 12, 26)}


@pytest.mark.parametrize(
    ("department", "day", "zone"),
    [
        ("971", (5, 27), "America/Guadeloupe"),
        ("972", (5, 22), "America/Martinique"),
        ("973", (6, 10), "America/Cayenne"),
        ("974", (12, 20), "Indian/Reunion"),
        ("976", (4, 27), "Indian/Mayotte"),
    ],
)
def test_overseas_departments_have_their_day_and_their_clock(department: str, day: tuple[int, int], zone: str) -> None:
    territory, clock = of_department(department)

    assert date(2026, *day) in {each.day for each in holidays(2026, territory)}
    assert clock == zone


def test_each_holiday_names_its_source() -> None:
    assert all("Code du travail" in each.source for territory in Territory for each in holidays(2027, territory))
