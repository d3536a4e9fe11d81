"""The works as changes of a household's answers, in the order of works.

`proposed` reads the likeliest answers; `done` changes nothing where the dwelling is as good already.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from renovation.diagnosis.rules.advice.subject import Move
from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import (
    Age,
    Control,
    Floor,
    Generator,
    Glazing,
    HotWater,
    Insulation,
    Kind,
    Period,
    Position,
    Roof,
    Ventilation,
    WallInsulation,
    WallMaterial,
    YesNo,
)
from renovation.diagnosis.rules.questionnaire_systems import HYDRONIC

FOSSIL = frozenset({Generator.GAS, Generator.OIL, Generator.LPG})
_LESS_AIR = frozenset({Ventilation.WINDOWS, Ventilation.NATURAL, Ventilation.EXTRACT})
_WORN = frozenset({Age.OLD, Age.MIDDLE})


def _house(answers: Answers) -> bool:
    return answers.kind is Kind.HOUSE


def _roof_to_do(answers: Answers) -> bool:
    roofed = _house(answers) or answers.position is Position.UNDER_ROOF
    return roofed and answers.roof_insulation is not Insulation.GOOD


def _floor_to_do(answers: Answers) -> bool:
    """A floor on the soil is insulated only by making it anew: not advised from a questionnaire."""
    floored = _house(answers) or answers.position is Position.ABOVE_GROUND
    return floored and answers.floor_insulation is YesNo.NO and answers.floor is not Floor.SOIL


def _bare_walls(answers: Answers) -> bool:
    return answers.wall_insulation is WallInsulation.NONE


def _inside_rather(answers: Answers) -> bool:
    """Old stone keeps its face: such a house is insulated inside. So is a flat, whose façade is not its own."""
    stone = answers.period is Period.BEFORE_1948 and answers.wall_material is WallMaterial.STONE
    return stone or not _house(answers)


def _own_fossil(answers: Answers) -> bool:
    return answers.generator in FOSSIL and answers.collective is not YesNo.YES


def _shared_fossil(answers: Answers) -> bool:
    return answers.generator in FOSSIL and answers.collective is YesNo.YES


def _tank_to_change(answers: Answers) -> bool:
    """An electric tank, or "by the heating" where the heating has no water circuit."""
    own = answers.hot_water is HotWater.SAME and answers.generator not in HYDRONIC
    return own or answers.hot_water is HotWater.ELECTRIC_TANK


def _control_to_do(answers: Answers) -> bool:
    return answers.control is not Control.ROOMS and answers.collective is not YesNo.YES


def _old(generator: Generator) -> Callable[[Answers], bool]:
    return lambda answers: answers.generator is generator and answers.generator_age is Age.OLD


def _move(
    code: str, need: Callable[[Answers], bool], *, also: Callable[[Answers], bool] | None = None, **new: Any
) -> Move[Answers]:
    """`need`: the dwelling lacks it; `also`: this way of doing it suits the dwelling."""
    return Move(
        code=code,
        proposed=lambda answers: need(answers) and (also is None or also(answers)),
        done=lambda answers: replace(answers, **new) if need(answers) else answers,
    )


MOVES: tuple[Move[Answers], ...] = (
    _move("roof_attic", _roof_to_do, also=lambda one: one.roof is Roof.LOST_ATTIC, roof_insulation=Insulation.GOOD),
    _move("roof_rafters", _roof_to_do, also=lambda one: one.roof is Roof.CONVERTED, roof_insulation=Insulation.GOOD),
    _move("roof_terrace", _roof_to_do, also=lambda one: one.roof is Roof.TERRACE, roof_insulation=Insulation.GOOD),
    _move(
        "walls_outside",
        _bare_walls,
        also=lambda one: not _house(one) or not _inside_rather(one),
        wall_insulation=WallInsulation.OUTSIDE,
    ),
    _move("walls_inside", _bare_walls, also=_inside_rather, wall_insulation=WallInsulation.INSIDE),
    _move("floor", _floor_to_do, floor_insulation=YesNo.YES),
    _move(
        "windows",
        lambda one: one.glazing in (Glazing.SINGLE, Glazing.OLD_DOUBLE),
        glazing=Glazing.RECENT_DOUBLE,
    ),
    _move("ventilation", lambda one: one.ventilation in _LESS_AIR, ventilation=Ventilation.HUMIDITY),
    _move(
        "ventilation_double",
        lambda one: one.ventilation is not Ventilation.DOUBLE_FLOW,
        also=_house,
        ventilation=Ventilation.DOUBLE_FLOW,
    ),
    _move("heat_pump", _own_fossil, also=_house, generator=Generator.AIR_WATER, generator_age=Age.RECENT),
    _move("shared_heat_pump", _shared_fossil, generator=Generator.AIR_WATER, generator_age=Age.RECENT),
    _move(
        "air_heat_pump",
        lambda one: one.generator is Generator.ELECTRIC,
        generator=Generator.AIR_AIR,
        generator_age=Age.RECENT,
    ),
    _move(
        "stove",
        lambda one: one.generator is Generator.ELECTRIC,
        also=_house,
        generator=Generator.PELLETS,
        generator_age=Age.RECENT,
    ),
    _move("new_stove", _old(Generator.LOGS), generator_age=Age.RECENT),
    _move("new_wood_boiler", _old(Generator.WOOD_BOILER), generator_age=Age.RECENT),
    _move("new_heat_pump", _old(Generator.AIR_WATER), also=_house, generator_age=Age.RECENT),
    _move(
        "boiler",
        lambda one: one.generator is Generator.GAS and _own_fossil(one) and one.generator_age in _WORN,
        also=lambda one: not _house(one),
        generator_age=Age.RECENT,
        condensing=YesNo.YES,
    ),
    _move("hot_water", _tank_to_change, hot_water=HotWater.THERMODYNAMIC),
    _move("control_water", _control_to_do, also=lambda one: one.generator in HYDRONIC, control=Control.ROOMS),
    _move(
        "control_electric",
        _control_to_do,
        also=lambda one: one.generator not in HYDRONIC,
        control=Control.ROOMS,
    ),
)
