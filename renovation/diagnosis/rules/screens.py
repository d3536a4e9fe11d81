"""The screens of the self-diagnosis, as data: what is asked together, in which order, of whom."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from renovation.diagnosis.rules.answers import Answers
from renovation.diagnosis.rules.choices import Generator, Kind, Position
from renovation.diagnosis.rules.tables import table

ENGINE_FIELDS = frozenset(field.name for field in fields(Answers))
UNKNOWN = "unknown"
# Heaters whose heat travels in water, to radiators or a floor.
_WATER_CIRCUIT = frozenset(
    {Generator.GAS, Generator.OIL, Generator.LPG, Generator.AIR_WATER, Generator.WOOD_BOILER, Generator.NETWORK}
)


class Track(StrEnum):
    """FAST gives the first range, DETAIL narrows it, OPTIONAL changes no figure."""

    FAST = "fast"
    DETAIL = "detail"
    OPTIONAL = "optional"


class Style(StrEnum):
    """How a part is answered."""

    PICTURES = "pictures"
    SMALL = "small"
    SEVERAL = "several"
    NUMBER = "number"
    YEAR = "year"
    BILLS = "bills"
    TEXT = "text"

    @property
    def is_choice(self) -> bool:
        return self in (Style.PICTURES, Style.SMALL)


@dataclass(frozen=True)
class Choice:
    """`values`: what it settles, by field."""

    code: str
    label: str
    pictogram: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Part:
    """One question of a screen. Its fields are those of Answers, or keys kept beside them (the situation)."""

    name: str
    title: str
    style: Style
    choices: tuple[Choice, ...]
    fields: tuple[str, ...]
    unit: str
    when: str

    @property
    def is_engine(self) -> bool:
        return self.fields[0] in ENGINE_FIELDS

    def chosen(self, kept: Mapping[str, Any]) -> str:
        """The choice that says what was kept; nothing when it was not answered."""
        if not any(field in kept for field in self.fields):
            return ""
        known = {field: str(kept[field]) for field in self.fields if kept.get(field, UNKNOWN) != UNKNOWN}
        says = [choice for choice in self.choices if _known(choice.values) == known]
        return says[0].code if says else ""


@dataclass(frozen=True)
class Screen:
    """One page."""

    code: str
    title: str
    hint: str
    why: str
    group: str
    track: Track
    parts: tuple[Part, ...]
    when: str

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(field for part in self.parts for field in part.fields)


Condition = Callable[[Answers, Mapping[str, Any]], bool]
_CONDITIONS: Mapping[str, Condition] = {
    "house": lambda answers, _: answers.kind is Kind.HOUSE,
    "flat": lambda answers, _: answers.kind is Kind.FLAT,
    "roofed": lambda answers, _: answers.kind is Kind.HOUSE or answers.position is Position.UNDER_ROOF,
    "floored": lambda answers, _: answers.kind is Kind.HOUSE or answers.position is Position.ABOVE_GROUND,
    "generator_age": lambda answers, _: answers.generator not in (Generator.ELECTRIC, Generator.NETWORK),
    "emitter": lambda answers, _: answers.generator in _WATER_CIRCUIT,
    "support_stove": lambda answers, _: answers.generator not in (Generator.LOGS, Generator.PELLETS),
    "landlord": lambda _, situation: situation.get("who") == "landlord",
    "tenant": lambda _, situation: situation.get("who") == "tenant",
    "copro": lambda _, situation: situation.get("who") == "copro",
}


def all_screens() -> tuple[Screen, ...]:
    return _SCREENS


def screen_named(code: str) -> Screen | None:
    return next((screen for screen in _SCREENS if screen.code == code), None)


def screen_asking(field: str) -> Screen | None:
    """Where a field is answered."""
    return next((screen for screen in _SCREENS if field in screen.fields), None)


def screens_for(answers: Answers, situation: Mapping[str, Any]) -> tuple[Screen, ...]:
    """The screens that make sense after these answers: the fast ones first, the optional ones last."""
    order = list(Track)
    asked = [screen for screen in _SCREENS if _holds(screen.when, answers, situation)]
    return tuple(sorted(asked, key=lambda screen: order.index(screen.track)))


def parts_for(screen: Screen, answers: Answers, situation: Mapping[str, Any]) -> tuple[Part, ...]:
    return tuple(part for part in screen.parts if _holds(part.when, answers, situation))


def _holds(when: str, answers: Answers, situation: Mapping[str, Any]) -> bool:
    return not when or _CONDITIONS[when](answers, situation)


def _known(values: Mapping[str, str]) -> dict[str, str]:
    return {field: value for field, value in values.items() if value != UNKNOWN}


def _read() -> Iterator[Screen]:
    for entry in table("screens"):
        yield Screen(
            code=entry["code"],
            title=entry["title"],
            hint=entry["hint"],
            why=entry["why"],
            group=entry["group"],
            track=Track(entry["track"]),
            parts=tuple(_part(part) for part in entry["parts"]),
            when=entry.get("when", ""),
        )


def _part(entry: Mapping[str, Any]) -> Part:
    name, style = entry["name"], Style(entry["style"])
    return Part(
        name=name,
        title=entry["title"],
        style=style,
        choices=tuple(_choice(choice, name) for choice in entry.get("choices", ())),
        fields=tuple(entry.get("fields", (name,))),
        unit=entry.get("unit", ""),
        when=entry.get("when", ""),
    )


def _choice(entry: Any, name: str) -> Choice:
    if isinstance(entry, Mapping):
        return Choice(entry["code"], entry["label"], entry["icon"], entry["values"])
    code, label, icon = entry
    return Choice(str(code), label, icon, {name: str(code)})


_SCREENS = tuple(_read())
