"""The household's answers as the first description of the adviser."""

import pytest
from hypothesis import given, settings

from renovation.diagnosis.rules.answers import Answers, read_answers
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.detail.reading import plain_dwelling, read_dwelling
from renovation.diagnosis.rules.detail.telling import Source, source_of
from tests.renovation.diagnosis.rules.dwellings import HOUSE, WEATHER, any_answers


@settings(max_examples=80, deadline=None)
@given(any_answers())
def test_any_answers_give_a_description_that_can_be_stored(answers: Answers) -> None:
    dwelling = from_answers(answers, WEATHER)

    assert read_dwelling(plain_dwelling(dwelling)) == dwelling
    assert dwelling.heating
    assert dwelling.hot_water


def test_what_the_household_said_is_told_apart_from_what_is_usual() -> None:
    sources = from_answers(HOUSE, WEATHER).sources

    assert source_of(sources, "area_m2") is Source.HOUSEHOLD
    assert source_of(sources, "walls.0.material") is Source.HOUSEHOLD
    assert source_of(sources, "walls.0.area_m2") is Source.DEFAULT
    assert source_of(sources, "heating.0.generators.0.model") is Source.HOUSEHOLD


def test_every_source_is_that_of_a_column() -> None:
    for path in from_answers(HOUSE, WEATHER).sources:
        assert source_of({path: "household"}, path) is Source.HOUSEHOLD


def test_a_source_of_a_line_holds_for_its_values() -> None:
    assert source_of({"walls.1": "dpe"}, "walls.1.insulation.place") is Source.DPE_FILE
    assert source_of({"walls.1": "dpe"}, "walls.0.area_m2") is None


@pytest.mark.parametrize(
    ("position", "ceilings", "floors"), [("middle", 0, 0), ("under_roof", 1, 0), ("above_ground", 0, 1)]
)
def test_a_flat_has_the_roof_or_the_floor_of_its_position(position: str, ceilings: int, floors: int) -> None:
    flat = read_answers({"kind": "flat", "area_m2": "60", "position": position})

    dwelling = from_answers(flat, WEATHER)

    assert (len(dwelling.ceilings), len(dwelling.floors), len(dwelling.walls)) == (ceilings, floors, 2)


def test_a_stove_that_heats_alone_leaves_rooms_to_electric_radiators() -> None:
    answers = read_answers({"generator": "logs", "generator_age": "middle", "area_m2": "80"})

    [installation] = from_answers(answers, WEATHER).heating

    assert [one.model for one in installation.generators] == ["log_stove_since_2005_no_label", "other_joule"]
    assert str(installation.setup) == "stove_support"


def test_a_support_stove_stands_behind_the_main_generator() -> None:
    answers = read_answers(HOUSE.to_dict() | {"support_stove": "yes"})

    [installation] = from_answers(answers, WEATHER).heating

    assert str(installation.setup) == "stove_support"
    assert len(installation.generators) == len(installation.emitters) == 2


def test_sizes_are_those_of_the_questionnaire() -> None:
    dwelling = from_answers(HOUSE, WEATHER)

    assert sum(one.area_m2 for one in dwelling.floors) == 50
    assert dwelling.windows[0].area_m2 == 13
    assert dwelling.levels == 2
