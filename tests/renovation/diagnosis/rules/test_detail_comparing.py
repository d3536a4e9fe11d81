"""What changed between two descriptions, in words."""

from dataclasses import replace

from hypothesis import given, settings

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.detail.comparing import Difference, differences
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.detail.terms import InsulationPlace
from tests.renovation.diagnosis.rules.dwellings import HOUSE, WEATHER, any_answers

FIRST = from_answers(HOUSE, WEATHER)
WALL = FIRST.walls[0]


@settings(max_examples=30, deadline=None)
@given(any_answers())
def test_a_description_does_not_differ_from_itself(answers: Answers) -> None:
    dwelling = from_answers(answers, WEATHER)

    assert differences(dwelling, dwelling) == []


def test_a_changed_value_is_told_with_its_line_and_unit() -> None:
    insulated = replace(WALL, insulation=replace(WALL.insulation, place=InsulationPlace.OUTSIDE, thickness_cm=14.0))

    found = differences(FIRST, replace(FIRST, walls=(insulated,)))

    place = f"Murs, ligne\u00a01 ({WALL.label})"
    assert found == [
        Difference("walls", place, "Isolation", "Non isolé", "Par l’extérieur"),
        Difference("walls", place, "Isolant", "–", "14\u00a0cm"),
    ]


def test_a_line_that_came_first_does_not_make_the_others_differ() -> None:
    gable = replace(WALL, label="Pignon", area_m2=20.0)

    found = differences(FIRST, replace(FIRST, walls=(gable, WALL)))

    assert {one.place for one in found} == {"Murs, ligne\u00a01 (Pignon)"}
    assert all(one.before == "–" for one in found)


def test_a_line_that_went_is_told() -> None:
    found = differences(FIRST, replace(FIRST, doors=()))

    assert {one.field for one in found} == {"doors"}
    assert all(one.after == "–" for one in found)


def test_generators_are_told_within_their_installation() -> None:
    heating = replace(FIRST.heating[0], generators=(replace(FIRST.heating[0].generators[0], power_kw=30.0),))

    [found] = differences(FIRST, replace(FIRST, heating=(heating,)))

    assert "générateurs, ligne\u00a01" in found.place
    assert found.after == "30\u00a0kW"


def test_without_an_earlier_description_all_that_is_said_is_told() -> None:
    assert {one.field for one in differences(None, FIRST)} >= {"", "walls", "windows", "heating", "hot_water"}
