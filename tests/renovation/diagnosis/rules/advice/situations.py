"""Dwellings that the tests of the advice start from."""

from dataclasses import replace

from renovation.diagnosis.rules.advice import Advice, Work, advise
from renovation.diagnosis.rules.answers import Answers, read_answers
from renovation.diagnosis.rules.choices import (
    Age,
    Control,
    Floor,
    Generator,
    Glazing,
    Insulation,
    Period,
    Ventilation,
    WallInsulation,
    WallMaterial,
    YesNo,
)
from tests.renovation.diagnosis.rules.dwellings import HOUSE, TODAY, WEATHER

STONE_HOUSE = replace(
    HOUSE, period=Period.BEFORE_1948, wall_material=WallMaterial.STONE, ventilation=Ventilation.WINDOWS
)
DONE_HOUSE = replace(
    HOUSE,
    wall_insulation=WallInsulation.OUTSIDE,
    roof_insulation=Insulation.GOOD,
    floor_insulation=YesNo.YES,
    glazing=Glazing.RECENT_DOUBLE,
    ventilation=Ventilation.HUMIDITY,
    generator=Generator.AIR_WATER,
    generator_age=Age.RECENT,
    control=Control.ROOMS,
)
SOIL_HOUSE = replace(HOUSE, floor=Floor.SOIL)
FLAT = read_answers(
    {
        "kind": "flat",
        "position": "under_roof",
        "period": "1948_1974",
        "area_m2": 60,
        "sides": "2",
        "wall_material": "concrete",
        "wall_insulation": "none",
        "roof": "terrace",
        "roof_insulation": "none",
        "glazing": "single",
        "ventilation": "natural",
        "generator": "gas",
        "generator_age": "old",
        "collective": "yes",
        "control": "none",
        "hot_water": "same",
    }
)


def advised(answers: Answers) -> Advice:
    return advise(answers, WEATHER, TODAY)


def all_works(advice: Advice) -> list[Work]:
    """Single works, then steps."""
    bundles = (*advice.bundles, *((advice.path,) if advice.path else ()))
    return [*advice.works, *(step for bundle in bundles for step in bundle.steps)]
