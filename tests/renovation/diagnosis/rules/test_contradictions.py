"""Which answers hardly go together; usual homes are never bothered."""

import pytest
from hypothesis import given, settings

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.contradictions import contradictions
from renovation.diagnosis.rules.screens import screen_asking
from tests.renovation.diagnosis.rules.dwellings import HOUSE, any_answers


@pytest.mark.parametrize(
    ("plain", "code"),
    [
        ({"kind": "flat", "position": "above_ground", "roof_insulation": "thin"}, "flat_with_roof"),
        ({"period": "since_2022", "glazing": "single"}, "modern_glazing"),
        ({"period": "2013_2021", "wall_insulation": "none"}, "modern_wall_insulation"),
        ({"kind": "house", "area_m2": 8.0, "levels": 3}, "tiny_storeys"),
        ({"kind": "flat", "area_m2": 300.0}, "large"),
        ({"kind": "flat", "sides": "4"}, "flat_four_sides"),
        ({"kind": "house", "sides": "1"}, "house_one_side"),
        ({"generator": "electric", "hot_water": "same"}, "water_without_boiler"),
        ({"generator": "air_water", "generator_age": "old"}, "old_heat_pump"),
        ({"generator": "gas", "condensing": "yes", "generator_age": "old"}, "old_condensing"),
        ({"kind": "flat", "generator": "pellets", "collective": "yes"}, "collective_stove"),
        ({"renovated": "mostly", "wall_insulation": "none", "roof_insulation": "none"}, "renovated_but_bare"),
        ({"renovated": "none", "wall_insulation": "outside"}, "bare_but_outside"),
    ],
)
def test_what_hardly_goes_together(plain: dict[str, object], code: str) -> None:
    assert code in {one.code for one in contradictions(plain)}


def test_a_usual_house_is_not_bothered() -> None:
    assert contradictions(HOUSE.to_dict()) == ()
    assert contradictions({}) == ()


@given(any_answers())
@settings(max_examples=60, deadline=None)
def test_every_message_names_screens_where_it_can_be_corrected(answers: Answers) -> None:
    for one in contradictions(answers.to_dict()):
        assert one.message.endswith(".")
        assert all(screen_asking(field) is not None for field in one.fields)
