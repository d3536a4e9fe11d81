"""What is not known is drawn, the same way for the same seed: unknown answers, then what questions leave open."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from math import exp
from random import Random
from typing import Any

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import (
    Age,
    Control,
    Emitter,
    Floor,
    Generator,
    Glazing,
    HotWater,
    Insulation,
    Kind,
    Period,
    Position,
    Renovated,
    Roof,
    Sides,
    Ventilation,
    WallInsulation,
    WallMaterial,
    YesNo,
)
from renovation.diagnosis.rules.questionnaire import OLD, RECENT
from renovation.diagnosis.rules.questionnaire_shape import USUAL_AREA_M2, Draw
from renovation.diagnosis.rules.questionnaire_systems import HYDRONIC

Weights = Sequence[tuple[StrEnum, float]]

# Spread of what questions do not settle (standard deviation of the logarithm), set on the calibration records.
SPREAD = {"wall_area": 0.30, "wall_u": 0.22, "openings": 0.20, "air": 0.22, "systems": 0.22}

_PERIOD: Weights = (
    (Period.BEFORE_1948, 0.3),
    (Period.FROM_1948, 0.3),
    (Period.FROM_1978, 0.15),
    (Period.FROM_1989, 0.15),
    (Period.FROM_2006, 0.1),
)
_MATERIAL_OLD: Weights = ((WallMaterial.STONE, 0.6), (WallMaterial.BRICK, 0.3), (WallMaterial.WOOD, 0.1))
_MATERIAL: Weights = ((WallMaterial.BLOCK, 0.5), (WallMaterial.BRICK, 0.3), (WallMaterial.CONCRETE, 0.2))
_GENERATOR: Weights = (
    (Generator.GAS, 0.4),
    (Generator.ELECTRIC, 0.35),
    (Generator.OIL, 0.12),
    (Generator.AIR_WATER, 0.07),
    (Generator.LOGS, 0.06),
)


def draw_answers(answers: Answers, random: Random) -> Answers:
    """The same answers with every unknown drawn, one depending on another where it matters."""
    drawn: dict[str, Any] = {}

    def settle(field: str, weights: Weights) -> Any:
        value = getattr(answers, field)
        drawn[field] = _pick(weights, random) if value == "unknown" else value
        return drawn[field]

    period = settle("period", _PERIOD)
    settle("position", ((Position.MIDDLE, 0.6), (Position.UNDER_ROOF, 0.2), (Position.ABOVE_GROUND, 0.2)))
    settle("sides", _sides(answers.kind))
    settle("wall_material", _MATERIAL_OLD if period is Period.BEFORE_1948 else _MATERIAL)
    settle("wall_insulation", _wall_insulation(period, answers.renovated))
    settle("roof", ((Roof.LOST_ATTIC, 0.55), (Roof.CONVERTED, 0.35), (Roof.TERRACE, 0.1)))
    if answers.roof_insulation is Insulation.SOME:
        drawn["roof_insulation"] = _pick(_some_insulation(period), random)
    else:
        settle("roof_insulation", _roof_insulation(period, answers.renovated))
    settle("floor", ((Floor.SOIL, 0.45), (Floor.CRAWL_SPACE, 0.2), (Floor.CELLAR, 0.35)))
    floor_done = _done(0.15, answers.renovated) if period in OLD else 0.7
    settle("floor_insulation", ((YesNo.YES, floor_done), (YesNo.NO, 1 - floor_done)))
    settle("glazing", _glazing(period, answers.renovated))
    settle("ventilation", _ventilation(period))
    generator = settle("generator", _GENERATOR)
    settle("generator_age", ((Age.OLD, 0.25), (Age.MIDDLE, 0.45), (Age.RECENT, 0.3)))
    age = drawn["generator_age"]
    settle("condensing", _condensing(age))
    settle("emitter", ((Emitter.RADIATORS, 0.85), (Emitter.FLOOR, 0.15)))
    settle("support_stove", ((YesNo.NO, 0.85), (YesNo.YES, 0.15 if answers.kind is Kind.HOUSE else 0.0)))
    flat = answers.kind is Kind.FLAT and generator in HYDRONIC
    settle("collective", ((YesNo.YES, 0.5 if flat else 0.0), (YesNo.NO, 0.5 if flat else 1.0)))
    settle("control", ((Control.NONE, 0.4), (Control.CENTRAL, 0.35), (Control.ROOMS, 0.25)))
    same = 0.7 if generator in HYDRONIC else 0.0
    settle("hot_water", ((HotWater.SAME, same), (HotWater.ELECTRIC_TANK, 0.9 - same), (HotWater.THERMODYNAMIC, 0.1)))
    settle("cooling", ((YesNo.YES, 0.1), (YesNo.NO, 0.9)))
    settle("solar", ((YesNo.YES, 0.05), (YesNo.NO, 0.95)))
    return replace(answers, **drawn, area_m2=_area(answers, random), levels=answers.levels or _levels(answers, random))


def draw_rest(random: Random) -> Draw:
    """Factors for what stays open."""
    return Draw(**{name: exp(random.gauss(0, spread)) for name, spread in SPREAD.items()})


def _area(answers: Answers, random: Random) -> float:
    return answers.area_m2 or USUAL_AREA_M2[answers.kind] * exp(random.gauss(0, 0.3))


def _levels(answers: Answers, random: Random) -> int:
    return 1 if answers.kind is Kind.FLAT or random.random() < 0.45 else 2


def _sides(kind: Kind) -> Weights:
    if kind is Kind.HOUSE:
        return ((Sides.FOUR, 0.55), (Sides.THREE, 0.25), (Sides.TWO, 0.2))
    return ((Sides.ONE, 0.35), (Sides.TWO, 0.5), (Sides.THREE, 0.15))


def _done(usual: float, renovated: Renovated) -> float:
    """The chance that an old part was insulated since, by what the household says of the whole."""
    return {Renovated.NONE: 0.03, Renovated.PARTLY: usual, Renovated.MOSTLY: 0.85}.get(renovated, usual)


def _wall_insulation(period: Period, renovated: Renovated) -> Weights:
    if period in OLD:
        done = _done(0.4, renovated)
        return (
            (WallInsulation.NONE, 1 - done),
            (WallInsulation.INSIDE, 0.8 * done),
            (WallInsulation.OUTSIDE, 0.2 * done),
        )
    return ((WallInsulation.INSIDE, 0.9), (WallInsulation.OUTSIDE, 0.1))


def _roof_insulation(period: Period, renovated: Renovated) -> Weights:
    if period in OLD:
        done = _done(0.65, renovated)
        good = 0.7 if renovated is Renovated.MOSTLY else 0.3
        return ((Insulation.NONE, 1 - done), (Insulation.THIN, (1 - good) * done), (Insulation.GOOD, good * done))
    recent = 0.8 if period in RECENT else 0.35
    return ((Insulation.THIN, 1 - recent), (Insulation.GOOD, recent))


def _condensing(age: Age) -> Weights:
    likely = {Age.OLD: 0.05, Age.MIDDLE: 0.5, Age.RECENT: 0.9}[age]
    return ((YesNo.YES, likely), (YesNo.NO, 1 - likely))


def _some_insulation(period: Period) -> Weights:
    """How much, when a household only knows that there is some."""
    thin, good = (Insulation.THIN, Insulation.GOOD)
    return ((thin, 0.2), (good, 0.8)) if period in RECENT else ((thin, 0.6), (good, 0.4))


def _glazing(period: Period, renovated: Renovated) -> Weights:
    if period in RECENT:
        return ((Glazing.RECENT_DOUBLE, 1.0),)
    recent = {Renovated.NONE: 0.1, Renovated.MOSTLY: 0.75}.get(renovated, 0.4)
    single = 0.4 if renovated is Renovated.NONE and period in OLD else 0.15
    return (
        (Glazing.SINGLE, single),
        (Glazing.OLD_DOUBLE, max(0.0, 1 - single - recent)),
        (Glazing.RECENT_DOUBLE, recent),
    )


def _ventilation(period: Period) -> Weights:
    if period in OLD:
        return (
            (Ventilation.WINDOWS, 0.5),
            (Ventilation.NATURAL, 0.2),
            (Ventilation.EXTRACT, 0.2),
            (Ventilation.HUMIDITY, 0.1),
        )
    return ((Ventilation.EXTRACT, 0.55), (Ventilation.HUMIDITY, 0.45))


def _pick(weights: Weights, random: Random) -> StrEnum:
    return random.choices([value for value, _ in weights], [weight for _, weight in weights])[0]


def likeliest(answers: Answers) -> Answers:
    """Known answers kept, each unknown at its likeliest value."""
    return draw_answers(answers, _Middle())


class _Middle(Random):
    """A random source that always takes the likeliest value and no spread."""

    def choices(self, population: Any, weights: Any = None, **_: Any) -> list[Any]:
        return [max(zip(population, weights, strict=True), key=lambda pair: pair[1])[0]]

    def gauss(self, mu: float = 0.0, sigma: float = 1.0) -> float:
        return mu

    def random(self) -> float:
        return 0.5
