"""The single actions that help most. Each is a new run of the whole engine: percentages are never added."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import (
    Age,
    Control,
    Generator,
    Glazing,
    HotWater,
    Insulation,
    Kind,
    Position,
    Ventilation,
    WallInsulation,
    YesNo,
)
from renovation.diagnosis.rules.climate import Climate
from renovation.diagnosis.rules.energy import Balance
from renovation.diagnosis.rules.engine import run
from renovation.diagnosis.rules.parameters import Parameters
from renovation.diagnosis.rules.questionnaire import Draw, describe
from renovation.diagnosis.rules.questionnaire_systems import HYDRONIC

MOST_SHOWN = 4
LEAST_SAVING = 0.03
RANGE_SAMPLES = 30
FOSSIL = frozenset({Generator.GAS, Generator.OIL, Generator.LPG})


@dataclass(frozen=True, slots=True)
class Drawn:
    """One sample of what is not known: settled answers, and factors for the rest."""

    answers: Answers
    rest: Draw


@dataclass(frozen=True)
class Improvement:
    """One action alone: what it saves in a year (likely, and the range of 80 %), and the class that it leads to."""

    code: str
    title: str
    advice: str
    saving_kwh: int
    saving_eur: int
    saving_eur_low: int
    saving_eur_high: int
    class_before: str
    class_after: str


@dataclass(frozen=True)
class _Action:
    code: str
    title: str
    advice: str
    useful: Callable[[Answers], bool]
    done: Callable[[Answers], Answers]


def improvements(
    answers: Answers, weather: Climate, parameters: Parameters, drawn: Sequence[Drawn] = ()
) -> tuple[Improvement, ...]:
    """Up to four actions that apply and save at least 3 % of final energy, the best for the bill first."""

    def balance_of(settled: Answers, rest: Draw) -> Balance:
        return run(describe(settled, weather, rest), weather, parameters).balance

    before = balance_of(answers, Draw())
    found = []
    for action in _ACTIONS:
        if action.useful(answers):
            after = balance_of(action.done(answers), Draw())
            if (
                before.final_kwh - after.final_kwh >= LEAST_SAVING * before.final_kwh
                and after.cost_eur < before.cost_eur
            ):
                found.append((before.cost_eur - after.cost_eur, action, after))
    best = sorted(found, key=lambda one: -one[0])[:MOST_SHOWN]
    few = drawn[:RANGE_SAMPLES]
    costs = [balance_of(one.answers, one.rest).cost_eur for one in few]
    savings = {
        action.code: [
            cost - balance_of(action.done(one.answers), one.rest).cost_eur for cost, one in zip(costs, few, strict=True)
        ]
        for _, action, _ in best
    }
    return tuple(_improvement(action, before, after, savings[action.code]) for _, action, after in best)


def _improvement(action: _Action, before: Balance, after: Balance, savings: Sequence[float]) -> Improvement:
    """The range never goes below zero: where the work is done already, there is nothing to save."""
    likely = before.cost_eur - after.cost_eur
    ordered = sorted([*savings, likely])
    low, high = ordered[len(ordered) // 10], ordered[len(ordered) * 9 // 10]
    return Improvement(
        code=action.code,
        title=action.title,
        advice=action.advice,
        saving_kwh=round(before.final_kwh - after.final_kwh),
        saving_eur=round(likely),
        saving_eur_low=max(0, round(min(low, likely))),
        saving_eur_high=round(max(high, likely)),
        class_before=before.energy_class,
        class_after=after.energy_class,
    )


def _has_roof(answers: Answers) -> bool:
    return answers.kind is Kind.HOUSE or answers.position is Position.UNDER_ROOF


def _has_floor(answers: Answers) -> bool:
    return answers.kind is Kind.HOUSE or answers.position is Position.ABOVE_GROUND


_ACTIONS = (
    _Action(
        "roof",
        "Isoler le toit ou les combles",
        "C’est souvent le geste le plus rapide. Vérifiez d’abord que l’air se renouvelle bien.",
        lambda answers: _has_roof(answers) and answers.roof_insulation is not Insulation.GOOD,
        lambda answers: replace(answers, roof_insulation=Insulation.GOOD),
    ),
    _Action(
        "walls",
        "Isoler les murs",
        "De préférence par l’extérieur, qui ne prend pas de place dedans. Prévoyez la ventilation.",
        lambda answers: answers.wall_insulation is WallInsulation.NONE,
        lambda answers: replace(answers, wall_insulation=WallInsulation.OUTSIDE),
    ),
    _Action(
        "floor",
        "Isoler le plancher du bas",
        "Simple quand il y a une cave ou un vide sanitaire accessible.",
        lambda answers: _has_floor(answers) and answers.floor_insulation is YesNo.NO,
        lambda answers: replace(answers, floor_insulation=YesNo.YES),
    ),
    _Action(
        "windows",
        "Changer les fenêtres",
        "Utile pour le confort et le bruit. Gardez des entrées d’air.",
        lambda answers: answers.glazing in (Glazing.SINGLE, Glazing.OLD_DOUBLE),
        lambda answers: replace(answers, glazing=Glazing.RECENT_DOUBLE),
    ),
    _Action(
        "ventilation",
        "Installer une ventilation adaptée",
        "Une VMC hygroréglable renouvelle l’air selon l’humidité.",
        lambda answers: answers.ventilation in (Ventilation.NATURAL, Ventilation.EXTRACT),
        lambda answers: replace(answers, ventilation=Ventilation.HUMIDITY),
    ),
    _Action(
        "control",
        "Régler le chauffage pièce par pièce",
        "Un programmateur et des robinets thermostatiques.",
        lambda answers: answers.control is not Control.ROOMS and answers.collective is not YesNo.YES,
        lambda answers: replace(answers, control=Control.ROOMS),
    ),
    _Action(
        "heat_pump",
        "Passer à une pompe à chaleur",
        "À dimensionner après l’isolation\u00a0: l’appareil sera plus petit.",
        lambda answers: answers.kind is Kind.HOUSE and answers.generator in FOSSIL,
        lambda answers: replace(answers, generator=Generator.AIR_WATER, generator_age=Age.RECENT),
    ),
    _Action(
        "stove",
        "Ajouter un poêle à granulés",
        "Il chauffe la pièce principale et soulage les radiateurs électriques.",
        lambda answers: answers.kind is Kind.HOUSE and answers.generator is Generator.ELECTRIC,
        lambda answers: replace(answers, generator=Generator.PELLETS, generator_age=Age.RECENT),
    ),
    _Action(
        "hot_water",
        "Choisir un ballon thermodynamique",
        "Il prend une partie de sa chaleur dans l’air.",
        lambda answers: (
            answers.hot_water is HotWater.ELECTRIC_TANK
            or (answers.hot_water is HotWater.SAME and answers.generator not in HYDRONIC)
        ),
        lambda answers: replace(answers, hot_water=HotWater.THERMODYNAMIC),
    ),
)
