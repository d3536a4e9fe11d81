"""What the method finds where a description says little: ground, old frames, tanks of buildings, shared heating."""

from dataclasses import replace
from typing import Any

import pytest

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Description
from renovation.diagnosis.rules.detail import entry
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.opaque import Setting, footprint_of, wall_u
from renovation.diagnosis.rules.detail.resolving import resolve
from renovation.diagnosis.rules.detail.terms import Adjacency, InsulationPlace, Material, Setup
from tests.renovation.diagnosis.rules.dwellings import WEATHER

SETTING = Setting(Period.FROM_1989, "h1", electric=False)
FRAME = entry.Wall(20, material=Material.FRAME_SINCE_2006, thickness_cm=10)
TANK = entry.WaterHeater("electric_tank", volume_l=150, share=1.0)
RADIATOR = "radiator_two_pipe"


def flat(**more: Any) -> DetailedDwelling:
    joule = entry.Heating((entry.Generator("other_joule"),), (entry.Emitter("other_joule"),))
    plain = DetailedDwelling(Kind.FLAT, 60, heating=(joule,), hot_water=(TANK,))
    return replace(plain, **more)


def resolved(dwelling: DetailedDwelling) -> Description:
    return resolve(dwelling, WEATHER).description


def test_a_frame_that_was_filled_again_is_as_good_as_the_period_in_which_it_was() -> None:
    filled = replace(FRAME, insulation=entry.Insulation(InsulationPlace.WITHIN, period=Period.FROM_2006))

    assert wall_u(replace(FRAME, insulation=entry.Insulation(InsulationPlace.WITHIN)), SETTING) == (0.45, True)
    assert wall_u(filled, SETTING) == (0.36, True)


def test_the_plan_is_bounded_by_the_outer_walls_that_are_described() -> None:
    floor = entry.Floor(50, adjacency=Adjacency.SOIL)
    walls = (entry.Wall(100), entry.Wall(30, adjacency=Adjacency.HEATED))
    doors = (entry.Door(5), entry.Door(2, adjacency=Adjacency.GARAGE))
    house = flat(kind=Kind.HOUSE, area_m2=100, levels=2, floors=(floor,), walls=walls, doors=doors)

    found = footprint_of(house)

    assert found.area_m2 == 50
    assert found.exposed_m == pytest.approx(105 / (2 * 2.5))


def test_a_house_keeps_its_front_and_back_when_hardly_a_wall_is_described() -> None:
    house = flat(kind=Kind.HOUSE, area_m2=54, walls=(entry.Wall(1),))

    # Nine metres by six, open on its two long sides at the least.
    assert footprint_of(house).exposed_m == pytest.approx(0.6 * 30)


def test_each_dwelling_of_a_building_has_a_tank_of_its_own() -> None:
    one, ten = resolved(flat()), resolved(flat(area_m2=600, flats=10))

    assert ten.hot_water[0].stored_loss_wh == pytest.approx(10 * one.hot_water[0].stored_loss_wh)


def test_a_flat_bears_its_part_of_a_shared_tank() -> None:
    whole = resolved(flat(hot_water=(replace(TANK, collective=True),)))
    part = resolved(flat(hot_water=(replace(TANK, collective=True, served_m2=1200),)))

    assert part.hot_water[0].stored_loss_wh == pytest.approx(whole.hot_water[0].stored_loss_wh / 20)


def shared(
    emitters: tuple[entry.Emitter, ...], setup: Setup = Setup.SIMPLE, metered: bool | None = None
) -> list[float]:
    """I0 of each heater: a boiler, and electricity beside it."""
    generators = (entry.Generator("gas_boiler_standard_1991_2000"), entry.Generator("other_joule"))[: len(emitters)]
    heating = entry.Heating(generators, emitters, setup=setup, collective=True, metered=metered)
    return [one.terminals[0].intermittence for one in resolved(flat(heating=(heating,))).heaters]


def test_meters_are_counted_where_each_can_set_his_rooms() -> None:
    plain, valves = (entry.Emitter(RADIATOR),), (entry.Emitter(f"{RADIATOR}_valve"),)

    assert shared(plain) == shared(plain, metered=False) != shared(plain, metered=True)
    assert shared(valves) == shared(valves, metered=True) != shared(valves, metered=False)


def test_a_shared_base_follows_the_shared_rows_and_its_support_those_of_own_heating() -> None:
    base, support = entry.Emitter("water_floor"), entry.Emitter("convector")

    found = shared((base, support), Setup.BASE_AND_SUPPORT)

    assert found[0] == shared((base,), metered=False)[0]
    assert found[1] < found[0]
