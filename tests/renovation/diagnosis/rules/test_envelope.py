"""Losses by part, air included, against figures of the method."""

from dataclasses import replace

import pytest

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Air, Surface, Window
from renovation.diagnosis.rules.envelope import bridge_psi, default_u, ground_u, insulated_u, losses_w_k
from renovation.diagnosis.rules.ventilation import air_w_k, leakage
from tests.renovation.diagnosis.rules.dwellings import HOUSE, calculated

DWELLING = calculated(HOUSE).dwelling


def test_a_loss_is_surface_times_u_times_b() -> None:
    only = replace(DWELLING, surfaces=(Surface("roof", 50, 2.0, 0.85),), windows=(Window(10, 1.5, 0.4),), bridges=())

    assert losses_w_k(only)["roof"] == pytest.approx(85)
    assert losses_w_k(only)["windows"] == pytest.approx(15)


@pytest.mark.parametrize(
    ("part", "region", "period", "electric", "u"),
    [
        ("walls", "h1", "1978_1982", True, 0.8),
        ("walls", "h1", "1978_1982", False, 1.0),
        ("walls", "h3", "2013_2021", False, 0.25),
        ("attics", "h2", "1989_2000", False, 0.26),
        ("terraces", "h1", "1983_1988", True, 0.4),
        ("floors", "h2", "1983_1988", False, 0.74),  # below H1 (0.80): so it is published
        ("floors", "h1", "1989_2000", True, 0.55),  # electric above the others: so it is published
    ],
)
def test_default_u_values_are_as_published(part: str, region: str, period: str, electric: bool, u: float) -> None:
    assert default_u(part, region, period, electric=electric) == u


def test_insulation_adds_its_resistance_to_a_bare_part_capped_at_2_5() -> None:
    assert insulated_u(2.0, 10) == pytest.approx(1 / (0.5 + 2.5))
    assert insulated_u(3.2, 0) == pytest.approx(2.5)


@pytest.mark.parametrize(
    ("ground", "floor_u", "ratio_m", "expected"),
    [
        ("crawl_space", 3.33, 3, 0.45),
        ("crawl_space", 0.31, 3, 0.26),
        ("soil_before_2001", 1.5, 3, 0.56),
        ("soil_since_2001", 0.6, 3, 0.39),
        # 2S/P goes to the nearest row, U between two.
        ("soil_before_2001", 1.5, 10.8, 0.32),
        ("soil_before_2001", 1.175, 3.4, 0.495),
        ("soil_before_2001", 9.0, 99, 0.24),
    ],
)
def test_a_floor_on_the_ground_loses_less_than_its_u(
    ground: str, floor_u: float, ratio_m: float, expected: float
) -> None:
    assert ground_u(ground, floor_u, ratio_m) == pytest.approx(expected)


def test_bridges_depend_on_where_the_insulation_is() -> None:
    assert bridge_psi("floor", "inside", "none") == 0.31
    assert (bridge_psi("storey", "none"), bridge_psi("storey", "outside")) == (0.86, 0.13)


def test_an_extract_fan_lowers_the_leaks() -> None:
    balanced = replace(DWELLING, air=(Air(1.65, 1.65, 2.0, 1.9),))
    extracting = replace(DWELLING, air=(Air(1.65, 0.0, 2.0, 1.9),))

    assert 0.34 * 1.65 * DWELLING.area_m2 < air_w_k(extracting) < air_w_k(balanced)


def test_what_gives_on_a_heated_neighbour_lets_no_air_through() -> None:
    party_wall = replace(DWELLING, surfaces=(*DWELLING.surfaces, Surface("walls", 40, 2.0, 0.0)))

    assert air_w_k(party_wall) == air_w_k(DWELLING)


@pytest.mark.parametrize(
    ("kind", "period", "insulated", "sealed", "expected"),
    [
        (Kind.FLAT, Period.BEFORE_1948, False, False, 4.6),
        (Kind.HOUSE, Period.BEFORE_1948, False, True, 2.5),
        (Kind.HOUSE, Period.BEFORE_1948, True, True, 2.0),
        (Kind.HOUSE, Period.FROM_2006, True, True, 1.3),
        (Kind.FLAT, Period.FROM_2013, True, True, 1.0),
    ],
)
def test_leakage_goes_by_age_and_works(
    kind: Kind, period: Period, insulated: bool, sealed: bool, expected: float
) -> None:
    assert leakage(kind, period, insulated=insulated, sealed_windows=sealed) == expected
