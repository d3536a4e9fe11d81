"""Climate tables as published, anomalies included."""

import pytest

from renovation.diagnosis.rules.climate import OutsideMethod, altitude_class, climate, zone_of


@pytest.mark.parametrize(
    ("zone", "altitude", "old_heavy", "degree_hours"),
    [
        ("h1a", "low", False, 60_585),
        ("h1c", "low", False, 57_673),
        ("h1c", "middle", False, 72_334),
        ("h3", "high", False, 64_118),
        ("h1c", "low", True, 55_001),
        ("h1b", "high", True, 73_513),  # lower than H1c: so it is published
        ("h1c", "high", True, 82_412),
    ],
)
def test_annual_degree_hours_are_those_of_the_method(
    zone: str, altitude: str, old_heavy: bool, degree_hours: int
) -> None:
    assert sum(climate(zone, altitude, old_heavy=old_heavy).degree_hours) == pytest.approx(degree_hours, abs=1)


def test_a_zone_without_mountains_uses_the_class_below() -> None:
    assert climate("h1a", "high").degree_hours == climate("h1a", "middle").degree_hours


@pytest.mark.parametrize(
    ("altitude_m", "found"), [(None, "low"), (399, "low"), (400, "middle"), (800, "middle"), (801, "high")]
)
def test_altitude_has_three_classes(altitude_m: int | None, found: str) -> None:
    assert altitude_class(altitude_m) == found


def test_all_metropolitan_departments_have_a_zone() -> None:
    numbers = [f"{number:02}" for number in range(1, 96) if number != 20] + ["2A", "2B"]

    assert {zone_of(number) for number in numbers} == {"h1a", "h1b", "h1c", "h2a", "h2b", "h2c", "h2d", "h3"}


def test_overseas_is_outside_the_method() -> None:
    with pytest.raises(OutsideMethod):
        zone_of("974")


def test_a_south_window_is_the_reference_in_winter() -> None:
    orientation = climate("h1c", "low").orientation

    assert orientation["south_steep"][0] == 1
    assert orientation["north_steep"][0] == 0.35
    assert orientation["average_steep"][0] == pytest.approx((1 + 0.46 + 0.35 + 0.49) / 4)
