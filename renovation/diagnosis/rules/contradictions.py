"""Answers that hardly go together: said clearly, to be confirmed or corrected. Unusual homes exist."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from renovation.diagnosis.rules.answers import Answers, read_answers
from renovation.diagnosis.rules.choices import (
    Age,
    Generator,
    Glazing,
    HotWater,
    Insulation,
    Kind,
    Period,
    Position,
    Renovated,
    Sides,
    WallInsulation,
    YesNo,
)

LEAST_STOREY_M2 = 15.0
LARGE_FLAT_M2, LARGE_HOUSE_M2 = 250.0, 400.0
_MODERN = frozenset({Period.FROM_2013, Period.SINCE_2022})
# Their heat does not warm a water tank.
_NO_WATER = {
    Generator.ELECTRIC: "des radiateurs électriques",
    Generator.AIR_AIR: "une pompe à chaleur qui souffle de l’air",
    Generator.LOGS: "un poêle à bûches",
    Generator.PELLETS: "un poêle à granulés",
}
_HEAT_PUMPS = frozenset({Generator.AIR_WATER, Generator.AIR_AIR})


@dataclass(frozen=True)
class Contradiction:
    """`fields` speak against each other; the first one is where the message stands if nothing else tells."""

    code: str
    fields: tuple[str, ...]
    message: str


def contradictions(plain: Mapping[str, Any]) -> tuple[Contradiction, ...]:
    """Those of all the answers given so far, inapplicable ones included."""
    answers = read_answers(plain)
    return tuple(found for rule in _RULES for found in rule(answers, plain))


Rule = Callable[[Answers, Mapping[str, Any]], Iterator[Contradiction]]


def _ground_and_roof(answers: Answers, plain: Mapping[str, Any]) -> Iterator[Contradiction]:
    has_roof = any(plain.get(field, "unknown") != "unknown" for field in ("roof", "roof_insulation"))
    if answers.kind is Kind.FLAT and answers.position in (Position.ABOVE_GROUND, Position.MIDDLE) and has_roof:
        where = "au rez-de-chaussée" if answers.position is Position.ABOVE_GROUND else "entre deux étages"
        yield Contradiction(
            "flat_with_roof",
            ("position", "roof_insulation"),
            f"Vous dites que l’appartement est {where}, mais vous avez décrit un toit au-dessus de lui. "
            "Si vous confirmez, nous oublions ce toit.",
        )


def _modern_and_bare(answers: Answers, _: Mapping[str, Any]) -> Iterator[Contradiction]:
    if answers.period not in _MODERN:
        return
    bare = [
        (answers.wall_insulation is WallInsulation.NONE, "wall_insulation", "des murs sans isolant"),
        (answers.roof_insulation is Insulation.NONE, "roof_insulation", "un toit sans isolant"),
        (answers.glazing is Glazing.SINGLE, "glazing", "du simple vitrage"),
        (answers.floor_insulation is YesNo.NO, "floor_insulation", "un plancher sans isolant"),
    ]
    for is_bare, field, words in bare:
        if is_bare:
            yield Contradiction(
                f"modern_{field}",
                (field, "period"),
                f"Votre logement date d’après 2013, et vous indiquez {words}. "
                "Depuis cette date, les règles de construction demandent une bonne isolation.",
            )


def _tiny_storeys(answers: Answers, _: Mapping[str, Any]) -> Iterator[Contradiction]:
    levels = answers.levels or 1
    if answers.kind is Kind.HOUSE and answers.area_m2 and levels > 1 and answers.area_m2 / levels < LEAST_STOREY_M2:
        yield Contradiction(
            "tiny_storeys",
            ("area_m2", "levels"),
            f"Vous indiquez {answers.area_m2:g}\u00a0m² sur {levels} niveaux\u00a0: "
            f"cela fait {answers.area_m2 / levels:.0f}\u00a0m² par niveau.",
        )


def _large(answers: Answers, _: Mapping[str, Any]) -> Iterator[Contradiction]:
    most = LARGE_FLAT_M2 if answers.kind is Kind.FLAT else LARGE_HOUSE_M2
    if answers.area_m2 and answers.area_m2 > most:
        home = "un appartement" if answers.kind is Kind.FLAT else "une maison"
        yield Contradiction(
            "large",
            ("area_m2", "kind"),
            f"{answers.area_m2:g}\u00a0m² habitables, c’est très grand pour {home}. Comptez un seul logement.",
        )


def _sides(answers: Answers, _: Mapping[str, Any]) -> Iterator[Contradiction]:
    if answers.kind is Kind.FLAT and answers.sides is Sides.FOUR:
        yield Contradiction(
            "flat_four_sides",
            ("sides", "kind"),
            "Un appartement dont les quatre côtés donnent dehors est très rare. Les murs collés à un voisin, "
            "au couloir ou à l’escalier ne comptent pas.",
        )
    if answers.kind is Kind.HOUSE and answers.sides is Sides.ONE:
        yield Contradiction(
            "house_one_side",
            ("sides", "kind"),
            "Une maison a presque toujours au moins deux côtés dehors, devant et derrière.",
        )


def _water_without_boiler(answers: Answers, _: Mapping[str, Any]) -> Iterator[Contradiction]:
    if answers.hot_water is HotWater.SAME and answers.generator in _NO_WATER:
        yield Contradiction(
            "water_without_boiler",
            ("hot_water", "generator"),
            f"Vous chauffez avec {_NO_WATER[answers.generator]}\u00a0: cet appareil ne chauffe pas l’eau du robinet. "
            "Cherchez un ballon électrique ou un chauffe-eau.",
        )


def _too_old(answers: Answers, _: Mapping[str, Any]) -> Iterator[Contradiction]:
    if answers.generator_age is not Age.OLD:
        return
    if answers.generator in _HEAT_PUMPS:
        yield Contradiction(
            "old_heat_pump",
            ("generator_age", "generator"),
            "Une pompe à chaleur de plus de 25\u00a0ans est très rare.",
        )
    if answers.condensing is YesNo.YES:
        yield Contradiction(
            "old_condensing",
            ("generator_age", "condensing"),
            "Une chaudière à condensation de plus de 25\u00a0ans est très rare. "
            "Elle est peut-être plus récente, ou d’un modèle plus ancien.",
        )


def _collective_stove(answers: Answers, _: Mapping[str, Any]) -> Iterator[Contradiction]:
    own = {*_NO_WATER} - {Generator.ELECTRIC}
    if answers.kind is Kind.FLAT and answers.collective is YesNo.YES and answers.generator in own:
        yield Contradiction(
            "collective_stove",
            ("collective", "generator"),
            f"Un chauffage commun à tout l’immeuble avec {_NO_WATER[answers.generator]}, cela n’existe guère.",
        )


def _renovated(answers: Answers, _: Mapping[str, Any]) -> Iterator[Contradiction]:
    bare = answers.wall_insulation is WallInsulation.NONE and answers.roof_insulation is Insulation.NONE
    if answers.renovated is Renovated.MOSTLY and bare:
        yield Contradiction(
            "renovated_but_bare",
            ("roof_insulation", "wall_insulation", "renovated"),
            "Vous disiez que le logement a été isolé presque partout, mais ni les murs ni le toit ne le sont.",
        )
    if answers.renovated is Renovated.NONE and answers.wall_insulation is WallInsulation.OUTSIDE:
        yield Contradiction(
            "bare_but_outside",
            ("wall_insulation", "renovated"),
            "Vous disiez que presque rien n’a été isolé. Une isolation par l’extérieur est de vrais travaux.",
        )


_RULES: tuple[Rule, ...] = (
    _ground_and_roof,
    _modern_and_bare,
    _tiny_storeys,
    _large,
    _sides,
    _water_without_boiler,
    _too_old,
    _collective_stove,
    _renovated,
)
