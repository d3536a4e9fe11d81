"""Heating, hot water, cooling, lighting and auxiliaries against formulas of the method."""

from dataclasses import replace

import pytest

from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.climate import climate
from renovation.diagnosis.rules.cooling import cooling_kwh, cooling_need_kwh, lighting_kwh
from renovation.diagnosis.rules.description import Heater, Inertia, Terminal, WaterHeater
from renovation.diagnosis.rules.gains import occupants, used_share
from renovation.diagnosis.rules.heating import heating, intermittence
from renovation.diagnosis.rules.hot_water import electric_tank_loss_wh, hot_water, water_need_kwh
from renovation.diagnosis.rules.need import heating_need
from tests.renovation.diagnosis.rules.dwellings import HOUSE, WEATHER, calculated

RUN = calculated(HOUSE)
DWELLING = RUN.dwelling


@pytest.mark.parametrize(
    ("kind", "area_m2", "expected"),
    [(Kind.HOUSE, 25, 1.0), (Kind.HOUSE, 100, 1.975), (Kind.FLAT, 30, 1.375), (Kind.FLAT, 60, 1.855)],
)
def test_occupants_follow_the_area(kind: Kind, area_m2: float, expected: float) -> None:
    assert occupants(kind, area_m2) == pytest.approx(expected)


def test_hot_water_counts_358_days() -> None:
    litres = occupants(Kind.HOUSE, 100) * 56
    degree_days = sum(
        (40 - cold) * days
        for cold, days in zip(WEATHER.cold_water_c, (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 24), strict=True)
    )

    assert water_need_kwh(DWELLING, WEATHER) == pytest.approx(1.163 * litres * degree_days / 1000)


def test_a_tank_loses_more_for_a_small_need() -> None:
    heater = WaterHeater("electricity", 0.87, stored_loss_wh=electric_tank_loss_wh(200, 0.23))
    tank = replace(DWELLING, hot_water=(heater,))

    small, large = (hot_water(tank, need, 200.0, WEATHER)["electricity"] / need for need in (800.0, 2400.0))

    assert small > large > 1 / 0.87


@pytest.mark.parametrize("inertia", list(Inertia))
def test_the_use_of_free_gains_grows_without_a_step(inertia: Inertia) -> None:
    ratios = (0.0, 0.3, 0.999999, 1.0, 1.000001, 2.0, 8.0)

    found = [used_share(ratio, inertia) for ratio in ratios]

    assert found[0] == 0
    assert found == sorted(found)
    assert found[4] - found[2] < 1e-5
    assert 0.9 < found[-1] < 1


def test_heavy_buildings_use_free_gains_better() -> None:
    assert used_share(0.6, Inertia.LIGHT) < used_share(0.6, Inertia.MEDIUM) < used_share(0.6, Inertia.HEAVY) < 0.6


def test_the_need_is_less_than_the_losses_by_the_free_gains() -> None:
    found = heating_need(DWELLING, WEATHER, RUN.total_w_k, RUN.water_need_kwh)

    assert found.lost_kwh == pytest.approx(RUN.total_w_k * sum(WEATHER.degree_hours) / 1000)
    assert 0.5 * found.lost_kwh < found.need_kwh < found.raw_kwh < found.lost_kwh
    assert sum(found.months_kwh) == pytest.approx(found.raw_kwh)


def test_intermittence_goes_with_the_losses_per_volume() -> None:
    assert intermittence(0.9, DWELLING, 2.5 * DWELLING.area_m2) == pytest.approx(0.9)
    assert intermittence(0.9, DWELLING, 5.0 * DWELLING.area_m2) == pytest.approx(0.9 / 1.1)


def test_a_stove_leaves_a_quarter_to_electric_radiators() -> None:
    plain = (Terminal(1.0, 1.0, 1.0, 1.0),)
    one = Heater("logs", plain, generation=0.5, share=0.75)
    other = Heater("electricity", plain, share=0.25)

    found = heating(replace(DWELLING, heaters=(one, other)), WEATHER, RUN.losses_w_k, RUN.water_need_kwh)

    assert found.consumption_kwh["logs"] == pytest.approx(6 * found.consumption_kwh["electricity"])


def test_lighting_is_about_two_kwh_per_m2() -> None:
    assert lighting_kwh(DWELLING, WEATHER) / DWELLING.area_m2 == pytest.approx(0.9 * 1.4 * 1476 / 1000)


def test_cooling_is_for_the_cooled_part_and_greater_in_the_south() -> None:
    cooled = replace(DWELLING, cooled_m2=50.0, cooling_efficiency=3.25)
    north, south = (cooling_kwh(cooled, climate(zone, "low"), 60.0) for zone in ("h1a", "h3"))

    assert cooling_kwh(DWELLING, WEATHER, 60.0) == 0
    assert 0 <= north < south
    assert cooling_kwh(replace(cooled, cooled_m2=100.0), climate("h3", "low"), 60.0) == pytest.approx(2 * south)


def test_air_warmer_than_28_degrees_brings_heat_in() -> None:
    mild = replace(climate("h3", "low"), summer_outside_c=(27.0,) * 12)
    hot = replace(climate("h3", "low"), summer_outside_c=(30.0,) * 12)

    assert cooling_need_kwh(DWELLING, mild, 60.0) < cooling_need_kwh(DWELLING, hot, 60.0)
