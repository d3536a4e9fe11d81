"""Advisers open hours of the wall clock."""

from datetime import date, time

import pytest
from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.enums import Modality
from renovation.appointments.models import Opening
from renovation.appointments.operations import Reception, open_hours
from renovation.appointments.rules.wall_clock import HoursRefused
from renovation.platforms.models import Platform


def opened(platform: Platform, adviser: User, day: date, *, weeks: int = 1) -> list[Opening]:
    return open_hours(
        platform=platform,
        adviser=adviser,
        day=day,
        opens=time(9),
        closes=time(12),
        reception=Reception([Modality.OFFICE], "À l’accueil"),
        weeks=weeks,
    )


def test_h8_the_same_hour_of_the_wall_over_the_change_of_clocks(platform: Platform, adviser: User) -> None:
    weeks = opened(platform, adviser, date(2026, 10, 22), weeks=2)

    starts = [opening.period[0] for opening in weeks]
    assert [timezone.localtime(start).time() for start in starts] == [time(9), time(9)]
    assert [start.hour for start in starts] == [7, 8]


def test_hours_opened_twice_are_refused_whole(platform: Platform, adviser: User) -> None:
    opened(platform, adviser, date(2026, 12, 10))

    with pytest.raises(HoursRefused, match="10/12/2026"):
        opened(platform, adviser, date(2026, 12, 3), weeks=2)

    assert Opening.objects.count() == 1


def test_hours_that_end_when_they_begin_are_refused(platform: Platform, adviser: User) -> None:
    with pytest.raises(HoursRefused):
        open_hours(
            platform=platform,
            adviser=adviser,
            day=date(2026, 12, 3),
            opens=time(12),
            closes=time(12),
        )
