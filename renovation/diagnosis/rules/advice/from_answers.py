"""The advice for a household's answers: the engine at the level of the questionnaire."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from renovation.diagnosis.rules.advice.advising import advise_on, prices_to_verify
from renovation.diagnosis.rules.advice.answer_moves import FOSSIL, MOVES
from renovation.diagnosis.rules.advice.shapes import Advice
from renovation.diagnosis.rules.advice.subject import Facts, Figures, Move, Subject
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import (
    Age,
    Floor,
    Generator,
    Kind,
    Period,
    Ventilation,
    WallMaterial,
    YesNo,
)
from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.engine import run
from renovation.diagnosis.rules.questionnaire import describe
from renovation.diagnosis.rules.questionnaire_shape import Draw
from renovation.diagnosis.rules.sampling import likeliest
from renovation.quantities.rules.parameters import Parameters

# Drawn dwellings behind each range: few, for each stands for a dozen runs.
RANGE_SAMPLES = 20
_MECHANICAL = frozenset({Ventilation.EXTRACT, Ventilation.HUMIDITY, Ventilation.DOUBLE_FLOW})
_BREATHING = frozenset({WallMaterial.STONE, WallMaterial.BRICK})
_AFTER_1997 = frozenset({Period.FROM_2001, Period.FROM_2006, Period.FROM_2013, Period.SINCE_2022})


@dataclass(frozen=True, slots=True)
class Drawn:
    """One sample of what is not known: settled answers, and factors for the rest."""

    answers: Answers
    rest: Draw


def advise(answers: Answers, weather: Climate, parameters: Parameters, drawn: Sequence[Drawn] = ()) -> Advice:
    """What to do in the dwelling that these answers describe; unknown answers at their likeliest value."""
    likely = Drawn(likeliest(answers), Draw())

    def figures(one: Drawn) -> Figures:
        return Figures.of(run(describe(one.answers, weather, one.rest), weather, parameters))

    subject = Subject(
        state=likely,
        drawn=drawn[:RANGE_SAMPLES],
        facts=facts_of(answers, weather),
        moves=_MOVES,
        run=figures,
    )
    return advise_on(subject, parameters, prices_to_verify=prices_to_verify(parameters))


def _drawn_move(move: Move[Answers]) -> Move[Drawn]:
    return Move(
        code=move.code,
        proposed=lambda one: move.proposed(one.answers),
        done=lambda one: Drawn(move.done(one.answers), one.rest),
    )


_MOVES = tuple(_drawn_move(move) for move in MOVES)


def facts_of(raw: Answers, weather: Climate) -> Facts:
    """From the likeliest answers; `raw` tells which of them nobody gave."""
    likely = likeliest(raw)
    dwelling = describe(likely, weather, Draw())
    old = likely.period is Period.BEFORE_1948
    area: dict[str, float] = {}
    for surface in dwelling.surfaces:
        area[surface.part] = area.get(surface.part, 0.0) + surface.area_m2
    house = likely.kind is Kind.HOUSE
    return Facts(
        flat=not house,
        before_1948=old,
        before_1997=likely.period not in _AFTER_1997,
        breathing_walls=old and likely.wall_material in _BREATHING,
        mechanical_air=likely.ventilation in _MECHANICAL,
        oil=likely.generator is Generator.OIL,
        worn_generator=likely.generator in FOSSIL and likely.generator_age is Age.OLD,
        collective_heating=likely.collective is YesNo.YES,
        soil_floor=house and likely.floor is Floor.SOIL,
        area_m2=dwelling.area_m2,
        walls_m2=area.get("walls", 0.0),
        roof_m2=area.get("roof", 0.0),
        floor_m2=area.get("floor", 0.0),
        windows_m2=sum(window.area_m2 for window in dwelling.windows),
        outside_base_c=weather.base_c,
        unknown=frozenset(field.name for field in fields(raw) if getattr(raw, field.name) in (None, "unknown")),
    )
