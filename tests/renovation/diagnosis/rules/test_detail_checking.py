"""What a description lacks, and what in it cannot be true together."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import Kind
from renovation.diagnosis.rules.detail.checking import contradictions, missing_parts
from renovation.diagnosis.rules.detail.entry import Cooling, DetailedDwelling, WaterHeater
from renovation.diagnosis.rules.detail.evaluation import evaluate
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.detail.terms import Setup
from tests.renovation.diagnosis.rules.dwellings import BESANCON, HOUSE, TODAY, WEATHER, any_answers

FIRST = from_answers(HOUSE, WEATHER)


def test_an_empty_description_lacks_its_main_parts() -> None:
    assert missing_parts(DetailedDwelling(kind=Kind.HOUSE, area_m2=90.0)) == (
        "Décrivez les murs.",
        "Décrivez les fenêtres.",
        "Décrivez la ventilation.",
        "Décrivez le chauffage.",
        "Décrivez l’eau chaude.",
    )


def test_an_installation_needs_a_generator_and_an_emitter() -> None:
    bare = replace(FIRST, heating=(replace(FIRST.heating[0], generators=(), emitters=()),))

    assert missing_parts(bare) == (
        "Donnez un générateur à l’installation\u00a01.",
        "Donnez un émetteur à l’installation\u00a01.",
    )


@settings(max_examples=25, deadline=None)
@given(any_answers())
def test_what_comes_from_answers_lacks_nothing_and_has_a_result(answers: Answers) -> None:
    dwelling = from_answers(answers, WEATHER)

    assert missing_parts(dwelling) == ()
    assert evaluate(dwelling, BESANCON, TODAY).final_class in "ABCDEFG"


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        (replace(FIRST, windows=(replace(FIRST.windows[0], area_m2=400.0),)), "fenêtres"),
        (replace(FIRST, heating=(replace(FIRST.heating[0], area_m2=300.0),)), "chauffent"),
        (replace(FIRST, cooling=(Cooling(area_m2=300.0),)), "climatisation"),
        (
            replace(FIRST, kind=Kind.FLAT, levels=1, floors=(replace(FIRST.floors[0], adjacency="soil"),)),
            "sous le toit",
        ),
        (replace(FIRST, ceilings=()), "ni plafond"),
        (replace(FIRST, floors=()), "plancher bas"),
        (replace(FIRST, heating=(replace(FIRST.heating[0], setup=Setup.STOVE_SUPPORT),)), "un seul générateur"),
        (replace(FIRST, hot_water=(WaterHeater("electric_tank", share=0.4),)), "ne font pas 1"),
    ],
)
def test_a_contradiction_is_said_in_words(changed: DetailedDwelling, word: str) -> None:
    assert any(word in sentence for sentence in contradictions(changed))


def test_a_plain_house_has_no_contradiction() -> None:
    assert contradictions(FIRST) == ()
