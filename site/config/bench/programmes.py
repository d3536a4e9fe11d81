"""A scenario of eight steps, each calculated again."""

from collections.abc import Iterator

from django.utils import timezone

from config.bench.registry import Figure, benchmark, median_ms
from renovation.diagnosis.rules.advice.from_dwelling import subject_of
from renovation.diagnosis.rules.answers import read_answers
from renovation.diagnosis.rules.climate import climate
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.place import Place
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.programmes.rules.proposals import proposals
from renovation.programmes.rules.simulating import simulate
from renovation.quantities.rules.parameters import parameters_on

LIMIT_MS = 30
STEPS = 8
HOUSE = {
    "department": "25",
    "kind": "house",
    "period": "1948_1974",
    "area_m2": "110",
    "levels": "2",
    "sides": "4",
    "wall_material": "block",
    "wall_insulation": "none",
    "roof": "lost_attic",
    "roof_insulation": "none",
    "floor": "cellar",
    "floor_insulation": "no",
    "glazing": "single",
    "ventilation": "windows",
    "generator": "oil",
    "generator_age": "old",
    "hot_water": "electric_tank",
    "control": "none",
}


@benchmark("programme")
def works_programme() -> Iterator[Figure]:
    """Nothing is remembered from one measure to the next: the engine runs at every step."""
    parameters = parameters_on(seed_entries(), timezone.localdate())
    dwelling = from_answers(read_answers(HOUSE), climate("h1c", "low"))
    here = Place("25", 250)
    codes = [one.code for one in proposals(subject_of(dwelling, here, parameters)) if one.code != "ventilation_double"]
    steps = [[code] for code in codes[:STEPS]]

    def scenario() -> None:
        simulate(subject_of(dwelling, here, parameters), steps, parameters)

    yield Figure(f"programme de {len(steps)} étapes, calculé de nouveau", median_ms(scenario), LIMIT_MS)
