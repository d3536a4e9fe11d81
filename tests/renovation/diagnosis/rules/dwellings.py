"""Answers and parameters that several tests start from."""

from datetime import date

from hypothesis import strategies as st

from renovation.diagnosis.rules.answers import Answers, read_answers
from renovation.diagnosis.rules.climate import Climate, climate
from renovation.diagnosis.rules.engine import Run, run
from renovation.diagnosis.rules.place import Place
from renovation.diagnosis.rules.questionnaire import describe
from renovation.diagnosis.rules.questionnaire_shape import Draw
from renovation.diagnosis.rules.questions import all_questions
from renovation.diagnosis.rules.sampling import likeliest
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.quantities.rules.parameters import parameters_on

TODAY = parameters_on(seed_entries(), date(2026, 11, 24))
BESANCON = Place("25", 250)
WEATHER = climate("h1c", "low")
HOUSE = read_answers(
    {
        "kind": "house",
        "period": "1948_1974",
        "area_m2": 100,
        "levels": 2,
        "sides": "4",
        "wall_material": "block",
        "wall_insulation": "none",
        "roof": "lost_attic",
        "roof_insulation": "none",
        "floor": "cellar",
        "floor_insulation": "no",
        "glazing": "single",
        "ventilation": "extract",
        "generator": "oil",
        "generator_age": "old",
        "control": "none",
        "hot_water": "same",
    }
)


def calculated(answers: Answers, weather: Climate = WEATHER) -> Run:
    """One run on the likeliest dwelling."""
    return run(describe(likeliest(answers), weather, Draw()), weather, TODAY)


@st.composite
def any_answers(draw: st.DrawFn) -> Answers:
    """Any combination of answers, the absent and the unknown included."""
    plain = {}
    for question in all_questions():
        codes = [choice.code for choice in question.choices] or ["8", "60", "600", "unknown"]
        plain[question.field] = draw(st.sampled_from([*codes, None]))
    return read_answers(plain)
