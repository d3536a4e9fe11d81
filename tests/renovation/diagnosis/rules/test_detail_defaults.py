"""What the method finds where a description says little: ground, old frames, tanks of buildings, shared heating."""

from dataclasses import replace
from typing import Any

import pytest

from renovation.diagnosis.rules.choices import Kind, Period
from renovation.diagnosis.rules.description import Description
from renovation.diagnosis.rules.detail import entry
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.glazed import unhidden
from renovation.diagnosis.rules.detail.ledger import Origin
from renovation.diagnosis.rules.detail.opaque import Setting, footprint_of, wall_u
from renovation.diagnosis.rules.detail.resolving import resolve
from renovation.diagnosis.rules.detail.terms import Adjacency, InsulationPlace, Material, Setup
from renovation.diagnosis.rules.detail.water_systems import USUAL_TANK_L
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
    assert wall_u(filled, SETTING) == (0.36, False)


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


def test_a_mask_is_believed_as_long_as_one_window_sees_the_sky() -> None:
    hidden, seen = entry.WindowPart(2, far=0.0), entry.WindowPart(1, far=0.8)

    assert unhidden((hidden, seen)) == (hidden, seen)
    assert [one.far for one in unhidden((hidden, hidden))] == [None, None]


def test_meters_are_counted_where_each_can_set_his_rooms() -> None:
    plain, valves = (entry.Emitter(RADIATOR),), (entry.Emitter(f"{RADIATOR}_valve"),)

    assert shared(plain) == shared(plain, metered=False) != shared(plain, metered=True)
    assert shared(valves) == shared(valves, metered=True) != shared(valves, metered=False)


def test_a_shared_base_follows_the_shared_rows_and_its_support_those_of_own_heating() -> None:
    base, support = entry.Emitter("water_floor"), entry.Emitter("convector")

    found = shared((base, support), Setup.BASE_AND_SUPPORT)

    assert found[0] == shared((base,), metered=False)[0]
    assert found[1] < found[0]


def test_a_support_is_one_s_own_whatever_the_order_of_the_emitters() -> None:
    base, support = entry.Emitter("water_floor"), entry.Emitter("convector")

    # The generators say which is the base; their emitters follow them, not the order in which they were typed.
    assert shared((support, base), Setup.BASE_AND_SUPPORT) == shared((base, support), Setup.BASE_AND_SUPPORT)


def test_a_period_left_on_a_frame_that_is_not_insulated_says_nothing() -> None:
    bare = replace(FRAME, insulation=entry.Insulation(InsulationPlace.NONE, period=Period.FROM_2013))

    assert wall_u(bare, SETTING) == wall_u(replace(bare, insulation=entry.Insulation(InsulationPlace.NONE)), SETTING)
    assert wall_u(bare, SETTING) == (0.45, True)


def origins(dwelling: DetailedDwelling) -> dict[str, tuple[Origin, float, str]]:
    """By path: how a value was found, the value, the section of the method."""
    values = resolve(dwelling, WEATHER).values
    return {one.path: (one.origin, one.value, one.section) for one in values}


def test_the_edge_of_a_floor_on_the_ground_is_shown_as_a_default_until_it_is_given() -> None:
    floor = entry.Floor(60, insulation=entry.Insulation(InsulationPlace.NONE))
    house = flat(kind=Kind.HOUSE, floors=(floor,))
    unsaid, given = origins(house), origins(replace(house, floors=(replace(floor, perimeter_m=20.0),)))

    assert unsaid["floors.0.perimeter_m"] == (Origin.DEFAULT, pytest.approx(footprint_of(house).exposed_m), "3.2.2")
    assert unsaid["floors.0.u_w_m2k"][0] is Origin.DEFAULT
    assert given["floors.0.perimeter_m"] == (Origin.GIVEN, 20.0, "3.2.2")
    assert given["floors.0.u_w_m2k"][0] is Origin.CALCULATED


def test_an_edge_that_changes_nothing_is_not_shown() -> None:
    above_a_garage = entry.Floor(60, adjacency=Adjacency.GARAGE)
    of_known_u = entry.Floor(60, u_w_m2k=0.3)

    found = origins(flat(floors=(above_a_garage, of_known_u)))

    assert not [path for path in found if path.endswith("perimeter_m")]


def test_the_size_of_a_tank_and_what_it_serves_are_shown_as_defaults() -> None:
    own = replace(TANK, volume_l=None)
    boiler = entry.WaterHeater("gas_boiler_standard_1991_2000")
    found = origins(flat(hot_water=(own, replace(own, collective=True), boiler)))

    assert found["hot_water.0.volume_l"] == found["hot_water.1.volume_l"] == (Origin.DEFAULT, USUAL_TANK_L, "14.1")
    assert found["hot_water.1.served_m2"] == (Origin.DEFAULT, 60, "14.1")
    assert {"hot_water.0.served_m2", "hot_water.2.volume_l", "hot_water.2.served_m2"}.isdisjoint(found)


@pytest.mark.parametrize(
    ("metered", "collective", "origin"),
    [(None, True, Origin.DEFAULT), (True, True, Origin.CALCULATED), (None, False, Origin.CALCULATED)],
)
def test_the_rows_of_shared_heating_are_a_default_until_meters_are_mentioned(
    metered: bool | None, collective: bool, origin: Origin
) -> None:
    heating = entry.Heating(
        (entry.Generator("gas_boiler_standard_1991_2000"),),
        (entry.Emitter(RADIATOR),),
        collective=collective,
        metered=metered,
    )

    found = origins(flat(heating=(heating,)))["heating.0.emitters.0.intermittence"]

    assert found[0] is origin
