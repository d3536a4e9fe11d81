"""Parameters in words: lines of the list, the story of one of them, its picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.urls import reverse

from renovation.accounts.queries import names_of
from renovation.edge.pictures import Bar, Columns
from renovation.journal.enums import Action
from renovation.quantities.enums import ValueState
from renovation.quantities.models import DatedValue, Parameter
from renovation.quantities.queries import Act
from renovation.quantities.rules.shapes import is_number
from renovation.quantities.rules.succession import day
from renovation.quantities.rules.wording import in_short

TONES = {
    ValueState.PUBLISHED: "ok",
    ValueState.TO_VERIFY: "warn",
    ValueState.DRAFT: "info",
    ValueState.REVIEWED: "info",
    ValueState.REPLACED: "",
}
DOUBTS = {
    "never_read": (
        "Jamais lues dans un texte officiel",
        "Ces valeurs sont montrées «\u00a0à vérifier\u00a0» aux ménages et aux conseillers.",
    ),
    "no_date": ("Lues on ne sait quand", "La source est connue, mais pas le jour où elle a été lue."),
    "old": ("Vérifiées il y a longtemps", "Un texte a pu changer depuis\u00a0: relisez-le."),
    "ending": ("Bientôt sans valeur", "Ces valeurs prennent fin dans les trois mois et rien ne les suit."),
}
_ACTS = {
    Action.PARAMETER_DRAFTED: "Valeur proposée",
    Action.PARAMETER_CHANGED: "Proposition corrigée",
    Action.PARAMETER_REVIEWED: "Valeur relue par une deuxième personne",
    Action.PARAMETER_PUBLISHED: "Valeur publiée",
    Action.PARAMETER_VERIFIED: "Valeur vérifiée dans son texte",
    Action.CONFIGURATION_CHANGED: "Valeur chargée avec l’installation",
}
MOST_COLUMNS = 12


@dataclass(frozen=True)
class Line:
    """A parameter in the list."""

    code: str
    label: str
    unit: str
    words: str
    value: DatedValue | None
    proposals: int


@dataclass(frozen=True)
class Event:
    """A line of the story, for the component."""

    at: datetime
    title: str
    text: str
    author: str
    private: bool = False


def line_of(parameter: Any) -> Line:
    """A row of the query `parameters`, with its value of the day."""
    value = parameter.in_force[0] if parameter.in_force else None
    words = in_short(value.value, parameter.unit) if value else ""
    return Line(parameter.code, parameter.label, parameter.unit, words, value, len(parameter.proposals))


def tabs(here: str) -> list[tuple[str, str, bool]]:
    """The three lists."""
    names = (("Paramètres", "parameters"), ("À revérifier", "parameter_doubts"), ("Barèmes", "batches"))
    return [(words, reverse(f"backoffice:{name}"), name == here) for words, name in names]


def period_in_words(value: DatedValue) -> str:
    """From a day, to another or without a known end."""
    if value.last_day is None:
        return f"depuis le {day(value.starts_on)}"
    return f"du {day(value.starts_on)} au {day(value.last_day)}"


def story_of(acts: Sequence[Act], unit: str) -> list[Event]:
    """What happened to a parameter, in sentences."""
    names = names_of(act.actor_id for act in acts if act.actor_id)
    return [_event(act, unit, names) for act in acts]


def picture_of(parameter: Parameter, history: Sequence[DatedValue]) -> Columns | None:
    """Columns over time where the values are numbers that a drawing can tell apart."""
    counted = [value for value in reversed(history) if value.state != ValueState.REPLACED][-MOST_COLUMNS:]
    if len(counted) < 2 or not all(is_number(value.value) and value.value >= 0 for value in counted):
        return None
    bars = [Bar(day(value.starts_on), Decimal(str(value.value))) for value in counted]
    return Columns(f"{parameter.label}, par premier jour de validité", parameter.unit, bars, what="À partir du")


def author_names(values: Iterable[DatedValue]) -> dict[UUID, str]:
    """Who proposed, read or verified these values."""
    people = [(one.author_id, one.reviewer_id, one.verifier_id) for one in values]
    return names_of(person for group in people for person in group if person)


def _event(act: Act, unit: str, names: Mapping[UUID, str]) -> Event:
    author = (names.get(act.actor_id, "compte supprimé") if act.actor_id else "") or ""
    if act.action == Action.PARAMETER_CLOSED:
        return Event(act.at, _closing(act), in_short(act.value.value, unit), author)
    text = f"{in_short(act.value.value, unit)}, {period_in_words(act.value)}"
    if act.action in (Action.PARAMETER_VERIFIED, Action.PARAMETER_PUBLISHED):
        text += f". Source\u00a0: {source_in_words(act.value)}"
    if act.value.batch_id and act.action == Action.PARAMETER_PUBLISHED:
        text += f" ({act.value.batch})"
    return Event(act.at, _ACTS.get(Action(act.action), Action(act.action).label), text, author)


def _closing(act: Act) -> str:
    until = act.detail.get("until")
    if until:
        return f"Valeur close\u00a0: elle ne vaut plus à partir du {day(date.fromisoformat(str(until)))}"
    return "Valeur remplacée dès son premier jour"


def source_in_words(value: DatedValue) -> str:
    """The text and its article."""
    return ", ".join(part for part in (value.source_text, value.source_article) if part)
