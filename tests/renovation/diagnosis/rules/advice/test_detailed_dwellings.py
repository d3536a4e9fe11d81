"""The advice for a description part by part: the same shapes, only the parts that need it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from renovation.diagnosis.rules.advice import Advice, advise_dwelling
from renovation.diagnosis.rules.advice.catalogue import ENVELOPE, HEATING
from renovation.diagnosis.rules.advice.part_moves import envelope_moves
from renovation.diagnosis.rules.advice.subject import Move
from renovation.diagnosis.rules.advice.system_moves import is_worn, system_moves
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.detail.entry import Bridge, DetailedDwelling, Emitter, Insulation
from renovation.diagnosis.rules.detail.evaluation import Incomplete, evaluate
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.detail.resolving import resolve
from renovation.diagnosis.rules.detail.terms import Adjacency, Glazing, InsulationPlace, Link, Orientation, Water
from renovation.diagnosis.rules.engine import run
from tests.renovation.diagnosis.rules.advice.situations import DONE_HOUSE, FLAT, STONE_HOUSE, all_works
from tests.renovation.diagnosis.rules.dwellings import BESANCON, HOUSE, TODAY, WEATHER, any_answers

DWELLING = from_answers(HOUSE, WEATHER)


def advised(dwelling: DetailedDwelling) -> Advice:
    return advise_dwelling(dwelling, BESANCON, TODAY)


def moves_of(dwelling: DetailedDwelling) -> list[Move[DetailedDwelling]]:
    described = resolve(dwelling, WEATHER).description
    return [*envelope_moves(dwelling, described, TODAY), *system_moves(dwelling)]


def primary_of(dwelling: DetailedDwelling) -> float:
    return run(resolve(dwelling, WEATHER).description, WEATHER, TODAY).balance.primary_kwh_m2


def move_of(dwelling: DetailedDwelling, code: str) -> Move[DetailedDwelling]:
    return next(move for move in moves_of(dwelling) if move.code == code)


def test_the_path_ends_where_the_whole_method_says() -> None:
    advice = advised(DWELLING)
    path = advice.path
    assert path is not None
    done = DWELLING
    for step in path.steps:
        done = move_of(DWELLING, step.code).done(done)

    after = evaluate(done, BESANCON, TODAY)

    assert advice.path_reached
    assert path.before.energy_class == evaluate(DWELLING, BESANCON, TODAY).final_class
    assert (path.after.energy_class, path.after.final_kwh) == (after.final_class, round(after.final_kwh))


def test_only_the_walls_that_need_it_are_insulated_and_priced() -> None:
    north, south = (replace(DWELLING.walls[0], area_m2=60.0, orientation=side) for side in (Orientation.NORTH, None))
    done = Insulation(InsulationPlace.OUTSIDE, resistance_m2k_w=4.4)
    dwelling = replace(DWELLING, walls=(replace(north, insulation=done), south))

    after = move_of(dwelling, "walls_outside").done(dwelling)
    walls = next(one for one in all_works(advised(dwelling)) if one.code == "walls_outside")

    assert after.walls[0] == dwelling.walls[0]
    assert after.walls[1].u_w_m2k == pytest.approx(1 / (1 / 2.5 + 4.4))
    assert walls.cost is not None
    assert walls.cost.quantity == 60


def test_a_wall_insulated_long_ago_inside_is_insulated_outside() -> None:
    thin = Insulation(InsulationPlace.INSIDE, thickness_cm=3.0)
    dwelling = replace(DWELLING, walls=(replace(DWELLING.walls[0], insulation=thin),))

    after = move_of(dwelling, "walls_outside").done(dwelling).walls[0]

    assert after.insulation.place is InsulationPlace.BOTH


def test_an_insulation_outside_cuts_the_links_whose_loss_was_given() -> None:
    dwelling = replace(DWELLING, bridges=(Bridge(Link.STOREY, 30.0, psi_w_mk=0.86), Bridge(Link.REVEAL, loss_w_k=8.0)))

    after = move_of(dwelling, "walls_outside").done(dwelling)

    assert after.bridges[0].psi_w_mk == pytest.approx(0.13)
    assert after.bridges[1] == dwelling.bridges[1]


def test_a_floor_on_the_soil_and_a_party_wall_are_left_alone() -> None:
    party = replace(DWELLING.walls[0], adjacency=Adjacency.HEATED)
    soil = tuple(replace(floor, adjacency=Adjacency.SOIL) for floor in DWELLING.floors)

    codes = {move.code for move in moves_of(replace(DWELLING, walls=(party,), floors=soil))}

    assert not codes & {"walls_outside", "walls_inside", "floor"}


def test_new_windows_keep_their_shutters_and_their_side() -> None:
    window = replace(DWELLING.windows[0], orientation=Orientation.SOUTH, near=0.8, ug_w_m2k=5.8, ujn_w_m2k=4.2)
    dwelling = replace(DWELLING, windows=(window,))

    after = move_of(dwelling, "windows").done(dwelling).windows[0]

    assert (after.orientation, after.near, after.shutter) == (Orientation.SOUTH, 0.8, window.shutter)
    assert (after.glazing, after.uw_w_m2k, after.ug_w_m2k, after.ujn_w_m2k) == (Glazing.DOUBLE, 1.3, None, None)


def test_a_heat_pump_takes_over_the_hot_water_of_the_boiler_at_milder_water() -> None:
    after = move_of(DWELLING, "heat_pump").done(DWELLING)

    assert after.heating[0].generators[0].model == "heat_pump_air_water_since_2017"
    assert after.heating[0].emitters[0].water is Water.MEDIUM
    assert after.hot_water[0].model == "heat_pump_both_since_2015"


def test_an_electric_house_is_offered_a_heat_pump_by_air_or_a_stove() -> None:
    electric = from_answers(replace(HOUSE, generator="electric", hot_water="electric_tank"), WEATHER)
    heating = replace(DWELLING.heating[0], generators=(replace(DWELLING.heating[0].generators[0], model="convector"),))
    dwelling = replace(electric, heating=(replace(heating, emitters=(Emitter("convector"),)),))

    stove = move_of(dwelling, "stove").done(dwelling)

    assert {"air_heat_pump", "stove", "control_electric"} <= {move.code for move in moves_of(dwelling)}
    assert [one.model for one in stove.heating[0].generators] == ["pellet_stove_since_2020", "convector"]


def test_nothing_that_is_done_is_proposed() -> None:
    codes = {move.code for move in moves_of(from_answers(DONE_HOUSE, WEATHER))}

    assert not {code for code in codes if code.startswith(("roof", "walls", "windows", "floor", "heat_pump"))}


def test_a_flat_and_an_old_stone_house_are_insulated_inside() -> None:
    flat, stone = (from_answers(one, WEATHER) for one in (FLAT, STONE_HOUSE))

    assert {"walls_inside", "walls_outside"} <= {move.code for move in moves_of(flat)}
    assert "walls_outside" not in {move.code for move in moves_of(stone)}


def test_without_heating_the_adviser_is_told_what_lacks() -> None:
    with pytest.raises(Incomplete, match="chauffage"):
        advised(replace(DWELLING, heating=()))


@pytest.mark.parametrize(
    ("code", "worn"),
    [
        ("gas_boiler_standard_1991_2000", True),
        ("oil_boiler_classic_before_1970", True),
        ("gas_boiler_condensing_2001_2015", False),
        ("gas_boiler_condensing_since_2016", False),
        ("electric_radiator", False),
    ],
)
def test_the_age_of_a_generator_is_read_from_its_model(code: str, worn: bool) -> None:
    assert is_worn(code) is worn


@given(answers=any_answers())
@settings(max_examples=80, deadline=None)
def test_insulation_or_a_better_generator_never_raises_primary_energy(answers: Answers) -> None:
    """But for a floor, whose link with bare walls loses more once it is insulated below (section 3.4.1)."""
    dwelling = from_answers(answers, WEATHER)
    before = primary_of(dwelling)

    for move in moves_of(dwelling):
        if move.sheet.stage in (ENVELOPE, HEATING) and move.code != "floor":
            assert primary_of(move.done(dwelling)) <= before * (1 + 1e-9), move.code


def test_a_floor_whose_link_would_lose_more_than_it_gains_is_not_advised() -> None:
    small = replace(DWELLING.floors[0], area_m2=8.0, adjacency=Adjacency.CRAWL_SPACE, perimeter_m=11.0)
    link = Bridge(Link.FLOOR, 11.0)
    dwelling = replace(DWELLING, area_m2=8.0, floors=(small,), bridges=(link,))

    assert primary_of(move_of(dwelling, "floor").done(dwelling)) > primary_of(dwelling)
    assert "floor" not in {one.code for one in all_works(advised(dwelling))}


@given(answers=any_answers())
@settings(max_examples=60, deadline=None)
def test_any_description_has_an_advice_whose_steps_are_chained(answers: Answers) -> None:
    advice = advised(from_answers(answers, WEATHER))

    for bundle in (*advice.bundles, *((advice.path,) if advice.path else ())):
        assert bundle.after == bundle.steps[-1].after
        assert all(one.after == two.before for one, two in zip(bundle.steps, bundle.steps[1:], strict=False))
    assert len(advice.works) + len(advice.bundles) + bool(advice.path) <= 6
