"""The detailed level: what is given wins, what is better never uses more, nothing breaks."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.detail import entry, terms
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.evaluation import Evaluation, Incomplete, evaluate
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.detail.ledger import Origin
from renovation.diagnosis.rules.place import Place
from renovation.diagnosis.rules.tables import rows
from tests.renovation.diagnosis.rules.dwellings import HOUSE, TODAY, WEATHER, any_answers

HERE = Place("25", 250)
DWELLING = from_answers(HOUSE, WEATHER)
BOILERS = sorted(code for code, row in rows("generators").items() if "burning" in row)


def evaluated(dwelling: DetailedDwelling) -> Evaluation:
    return evaluate(dwelling, HERE, TODAY)


def insulated(dwelling: DetailedDwelling) -> DetailedDwelling:
    """Wool outside, beside what lies inside already."""

    def wrapped(wall: entry.Wall) -> entry.Wall:
        inside = wall.insulation.place is terms.InsulationPlace.INSIDE
        place = terms.InsulationPlace.BOTH if inside else terms.InsulationPlace.OUTSIDE
        return replace(wall, insulation=entry.Insulation(place, thickness_cm=16), u_w_m2k=None)

    return replace(dwelling, walls=tuple(wrapped(wall) for wall in dwelling.walls))


def test_what_is_given_wins_over_what_is_calculated() -> None:
    measured = replace(DWELLING, walls=(replace(DWELLING.walls[0], u_w_m2k=0.9),))

    found = evaluated(measured)

    assert found.loss_w_k["walls"] == pytest.approx(0.9 * DWELLING.walls[0].area_m2)
    [value] = [one for one in found.values if one.path == "walls.0.u_w_m2k"]
    assert (value.value, value.origin, value.section) == (0.9, Origin.GIVEN, "3.2.1")


def test_a_value_by_default_is_told_apart_from_a_calculated_one() -> None:
    nobody_knows = replace(DWELLING.walls[0], material=terms.Material.UNKNOWN, insulation=entry.Insulation())
    found = evaluated(replace(DWELLING, walls=(nobody_knows,)))

    [wall] = [one for one in found.values if one.path == "walls.0.u_w_m2k"]
    [emission] = [one for one in found.values if one.path.endswith("emission")]

    assert (wall.origin, emission.origin) == (Origin.DEFAULT, Origin.CALCULATED)


@settings(max_examples=60, deadline=None)
@given(any_answers())
def test_insulating_the_walls_never_raises_primary_energy(answers: Answers) -> None:
    before = from_answers(answers, WEATHER)

    after = evaluated(insulated(before))

    assert after.primary_kwh_m2 <= evaluated(before).primary_kwh_m2 + 1e-9


@settings(max_examples=60, deadline=None)
@given(any_answers(), st.floats(0.3, 1.1), st.floats(1.0, 1.5))
def test_a_better_generator_never_raises_primary_energy(answers: Answers, efficiency: float, better: float) -> None:
    dwelling = from_answers(answers, WEATHER)

    def with_efficiency(value: float) -> DetailedDwelling:
        heating = dwelling.heating[0]
        main = replace(heating.generators[0], efficiency=value)
        return replace(dwelling, heating=(replace(heating, generators=(main, *heating.generators[1:])),))

    worse, improved = (evaluated(with_efficiency(value)).primary_kwh_m2 for value in (efficiency, efficiency * better))

    assert improved <= worse + 1e-9


@pytest.mark.parametrize("model", sorted(rows("generators")))
def test_every_generator_of_the_table_heats(model: str) -> None:
    generator = entry.Generator(model, inside=True)
    heating = entry.Heating((generator,), (entry.Emitter("radiator_two_pipe", water=terms.Water.MEDIUM),))

    found = evaluated(replace(DWELLING, heating=(heating,)))

    assert 500 < found.use_kwh["heating"] < 200_000


@pytest.mark.parametrize("model", [*sorted(rows("water_heaters")), *BOILERS])
def test_every_water_heater_of_the_tables_makes_hot_water(model: str) -> None:
    heater = entry.WaterHeater(model, volume_l=200)

    found = evaluated(replace(DWELLING, hot_water=(heater,)))

    assert found.hot_water_need_kwh / 6 < found.use_kwh["hot_water"] < 20 * found.hot_water_need_kwh


@pytest.mark.parametrize("system", sorted(rows("ventilation")))
def test_every_system_of_ventilation_renews_the_air(system: str) -> None:
    found = evaluated(replace(DWELLING, ventilation=(entry.Ventilation(system),)))

    assert found.loss_w_k["air"] > 5


@pytest.mark.parametrize("model", sorted(rows("emitters")))
@pytest.mark.parametrize("programme", list(terms.Programme))
def test_every_emitter_has_an_intermittence(model: str, programme: terms.Programme) -> None:
    heating = replace(DWELLING.heating[0], emitters=(entry.Emitter(model, programme=programme),))

    found = evaluated(replace(DWELLING, heating=(heating,)))

    [value] = [one.value for one in found.values if one.path.endswith("intermittence")]
    assert 0.7 <= value <= 1.1


def test_panels_are_taken_off_each_use_and_never_more_than_they_make() -> None:
    plain = evaluated(DWELLING)
    found = evaluated(replace(DWELLING, photovoltaics=(entry.Photovoltaics(peak_kw=3),)))

    assert 2500 < found.made_kwh < 5000
    assert 0 < plain.final_kwh - found.final_kwh < found.made_kwh
    assert found.use_kwh["lighting"] < plain.use_kwh["lighting"]


def test_a_boiler_sized_for_a_bare_house_follows_its_insulation() -> None:
    """Without a power on the plate the boiler is sized on the losses: the insulated house has a smaller one."""
    before, after = evaluated(DWELLING), evaluated(insulated(DWELLING))

    assert after.use_kwh["auxiliaries"] < before.use_kwh["auxiliaries"]


def test_nothing_is_calculated_without_heating_or_hot_water() -> None:
    with pytest.raises(Incomplete, match="chauffage"):
        evaluated(replace(DWELLING, heating=()))
    with pytest.raises(Incomplete, match="eau chaude"):
        evaluated(replace(DWELLING, hot_water=()))


def test_the_traces_of_a_detailed_dwelling_add_up() -> None:
    found = evaluated(DWELLING)

    assert found.trace.result == pytest.approx(found.primary_kwh_m2)
    assert found.cost_trace.result == pytest.approx(found.cost_eur)
    assert sum(found.use_eur.values()) == pytest.approx(found.cost_eur)
    assert found.loss_trace.result == pytest.approx(sum(found.loss_w_k.values()))
    assert sum(found.loss_percents.values()) == 100
