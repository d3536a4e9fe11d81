"""The question set of the self-diagnosis, as data: a face shows it without knowing the trade."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import Generator, Kind
from renovation.quantities.rules.yaml_files import content_of

FILE = Path(__file__).resolve().parents[1] / "tables" / "questions.yaml"


@dataclass(frozen=True)
class Choice:
    code: str
    label: str
    pictogram: str


@dataclass(frozen=True)
class Question:
    """One screen. `field` is the name in Answers; without choices, a number in `unit` is asked."""

    field: str
    title: str
    hint: str
    why: str
    choices: tuple[Choice, ...]
    unit: str
    group: str

    @property
    def is_number(self) -> bool:
        return not self.choices

    def label_of(self, value: object) -> str:
        """The answer in words, as the adviser reads it."""
        if value in (None, "", "unknown"):
            return "Ne sait pas"
        if self.is_number:
            plain = f"{value:g}".replace(".", ",") if isinstance(value, float) else value
            return f"{plain}\u00a0{self.unit}".strip()
        return next((choice.label for choice in self.choices if choice.code == str(value)), str(value))


_BOILERS = (Generator.GAS, Generator.OIL, Generator.LPG)
_OTHER_WATER_CIRCUITS = (Generator.AIR_WATER, Generator.WOOD_BOILER, Generator.NETWORK)
_CONDITIONS: Mapping[str, Callable[[Answers], bool]] = {
    "position": lambda answers: answers.kind is Kind.FLAT,
    "collective": lambda answers: answers.kind is Kind.FLAT and answers.generator is not Generator.ELECTRIC,
    "levels": lambda answers: answers.kind is Kind.HOUSE,
    "roof": lambda answers: answers.kind is Kind.HOUSE,
    "roof_insulation": lambda answers: answers.kind is Kind.HOUSE or answers.position == "under_roof",
    "floor": lambda answers: answers.kind is Kind.HOUSE or answers.position == "above_ground",
    "floor_insulation": lambda answers: answers.kind is Kind.HOUSE or answers.position == "above_ground",
    "generator_age": lambda answers: answers.generator not in (Generator.ELECTRIC, Generator.NETWORK),
    "condensing": lambda answers: answers.generator in _BOILERS,
    "emitter": lambda answers: answers.generator in (*_BOILERS, *_OTHER_WATER_CIRCUITS),
    "support_stove": lambda answers: answers.generator not in (Generator.LOGS, Generator.PELLETS),
}


# What a page may show as the steps of the questionnaire, in order.
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Votre logement": ("kind", "position", "period", "renovated", "area_m2", "levels", "sides"),
    "Murs, toit et fenêtres": (
        *("wall_material", "wall_insulation", "roof", "roof_insulation", "floor", "floor_insulation", "glazing"),
        "ventilation",
    ),
    "Chauffage et eau chaude": (
        *("generator", "condensing", "generator_age", "support_stove", "collective", "emitter", "control"),
        "hot_water",
    ),
    "Climatisation et soleil": ("cooling", "solar"),
}
_GROUP_OF = {field: group for group, fields in GROUPS.items() for field in fields}


def all_questions() -> tuple[Question, ...]:
    """Every question, in the usual order."""
    return _QUESTIONS


def questions_for(answers: Answers) -> tuple[Question, ...]:
    """The questions that make sense after these answers, in order."""
    return tuple(one for one in _QUESTIONS if one.field not in _CONDITIONS or _CONDITIONS[one.field](answers))


def question_named(field: str) -> Question | None:
    return next((one for one in _QUESTIONS if one.field == field), None)


def answers_in_words(plain: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Questions and answers as people read them, for those that were answered."""
    return [(one.title, one.label_of(plain[one.field])) for one in _QUESTIONS if one.field in plain]


def _read() -> tuple[Question, ...]:
    entries = content_of(FILE)
    return tuple(
        Question(
            field=entry["field"],
            title=entry["title"],
            hint=entry["hint"],
            why=entry["why"],
            unit=entry.get("unit", ""),
            group=_GROUP_OF[entry["field"]],
            choices=tuple(Choice(str(code), label, icon) for code, label, icon in entry.get("choices", ())),
        )
        for entry in entries
    )


_QUESTIONS = _read()
