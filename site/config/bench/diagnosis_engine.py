"""The engine of the diagnosis: a questionnaire, a dwelling of thirty parts, an estimate with its range and advice."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils import timezone

from config.bench.registry import Figure, benchmark, median_ms
from renovation.diagnosis.rules.answers import Answers, read_answers
from renovation.diagnosis.rules.climate import climate
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.evaluation import evaluate
from renovation.diagnosis.rules.detail.from_answers import from_answers
from renovation.diagnosis.rules.detail.resolving import resolve
from renovation.diagnosis.rules.engine import run
from renovation.diagnosis.rules.estimate import estimate
from renovation.diagnosis.rules.place import Place
from renovation.diagnosis.rules.questionnaire import describe
from renovation.diagnosis.rules.questionnaire_shape import Draw
from renovation.diagnosis.rules.sampling import likeliest
from renovation.diagnosis.rules.seeds import seed_entries
from renovation.quantities.rules.parameters import parameters_on

QUESTIONNAIRE_LIMIT_MS = 1
DETAIL_LIMIT_MS = 3
ESTIMATE_LIMIT_MS = 500
PARTS = 30
HERE = Place("25", 250)
WEATHER = climate("h1c", "low")


@benchmark("moteur")
def diagnosis_engine() -> Iterator[Figure]:
    """Medians of single runs. The best open implementation was measured at 7 to 14 ms for a described dwelling."""
    parameters = parameters_on(seed_entries(), timezone.localdate())
    answers = _answers()
    settled = likeliest(answers)

    def questionnaire() -> None:
        run(describe(settled, WEATHER, Draw()), WEATHER, parameters)

    dwelling = _dwelling(answers)

    def detail() -> None:
        run(resolve(dwelling, WEATHER).description, WEATHER, parameters)

    yield Figure("Moteur, un questionnaire", median_ms(questionnaire, times=300), QUESTIONNAIRE_LIMIT_MS)
    yield Figure(f"Moteur, {PARTS} éléments décrits", median_ms(detail, times=300), DETAIL_LIMIT_MS)
    explained = median_ms(lambda: evaluate(dwelling, HERE, parameters), times=100)
    yield Figure("Moteur, éléments décrits et expliqués", explained, DETAIL_LIMIT_MS)
    whole = median_ms(lambda: estimate(answers, HERE, parameters), times=10)
    yield Figure("Estimation avec fourchette et conseils", whole, ESTIMATE_LIMIT_MS)


def _answers() -> Answers:
    return read_answers(
        {
            "kind": "house",
            "period": "1948_1974",
            "area_m2": "110",
            "levels": "2",
            "sides": "4",
            "wall_material": "block",
            "wall_insulation": "none",
            "roof": "lost_attic",
            "floor": "cellar",
            "glazing": "old_double",
            "ventilation": "windows",
            "generator": "oil",
            "generator_age": "middle",
        }
    )


def _dwelling(answers: Answers) -> DetailedDwelling:
    """The answers' description, its walls and windows cut into as many parts as announced."""
    found = from_answers(answers, WEATHER)
    others = sum(map(len, (found.ceilings, found.floors, found.doors, found.bridges)))
    walls = (PARTS - others) // 2
    windows = PARTS - others - walls
    return replace(
        found,
        walls=tuple(replace(found.walls[0], area_m2=found.walls[0].area_m2 / walls) for _ in range(walls)),
        windows=tuple(replace(found.windows[0], area_m2=found.windows[0].area_m2 / windows) for _ in range(windows)),
    )
