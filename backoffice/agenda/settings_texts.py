"""Lists of settings as people type them, a line each: hours of a place, rooms, questions."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import slugify

from backoffice.agenda.rule_words import NAMES
from renovation.appointments.models import Room

QUESTIONS_HELP = (
    "Une par ligne. Des choix : Vous êtes | propriétaire, locataire. Oui ou non : Avez-vous un DPE | oui/non. "
    "Une étoile à la fin rend la réponse obligatoire."
)
_HOURS = re.compile(r"^(\d{1,2})[:hH](\d{2})?\s*-\s*(\d{1,2})[:hH](\d{2})?$")
SEATS = 4


def read_hours(text: str) -> list[dict[str, Any]]:
    """« lundi 9:00-12:00 14:00-17:00 », a day a line."""
    found: list[dict[str, Any]] = []
    for line in _lines(text):
        day, _, spans = line.partition(" ")
        name = day.lower().rstrip(":")
        if name not in NAMES or not spans.strip():
            raise forms.ValidationError(f"«\u00a0{line}\u00a0» : écrivez par exemple lundi 9:00-12:00.")
        for span in spans.split():
            match = _HOURS.match(span)
            if match is None:
                raise forms.ValidationError(f"«\u00a0{span}\u00a0» n’est pas un horaire : écrivez 9:00-12:00.")
            opens, opened, closes, closed = match.groups()
            found.append(
                {
                    "weekday": NAMES.index(name),
                    "opens": f"{int(opens):02d}:{opened or '00'}",
                    "closes": f"{int(closes):02d}:{closed or '00'}",
                }
            )
    return found


def written_hours(hours: Iterable[Mapping[str, Any]]) -> str:
    days: dict[int, list[str]] = {}
    for one in hours:
        days.setdefault(int(one["weekday"]), []).append(f"{one['opens']}-{one['closes']}")
    return "\n".join(f"{NAMES[day]} {' '.join(spans)}" for day, spans in sorted(days.items()))


def read_rooms(text: str) -> list[tuple[str, int]]:
    """« Salle bleue, 4 », a room a line."""
    found: dict[str, int] = {}
    for line in _lines(text):
        name, _, seats = line.rpartition(",")
        if not name:
            name, seats = line, str(SEATS)
        if not seats.strip().isdigit() or not 1 <= int(seats) <= 500:
            raise forms.ValidationError(f"«\u00a0{line}\u00a0» : écrivez le nom, une virgule, le nombre de places.")
        found[name.strip()[:80]] = int(seats)
    return sorted(found.items())


def written_rooms(rooms: Iterable[Room]) -> str:
    return "\n".join(f"{one.name}, {one.seats}" for one in rooms if one.is_active)


def read_questions(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for line in _lines(text):
        required = line.endswith("*")
        label, _, choices = line.rstrip("* ").partition("|")
        offered = [one.strip() for one in choices.split(",") if one.strip()]
        kind = "yes_no" if choices.strip().lower() == "oui/non" else "choice" if offered else "text"
        found.append(
            {
                "code": slugify(label)[:30] or f"question-{len(found) + 1}",
                "label": label.strip(),
                "kind": kind,
                "choices": offered if kind == "choice" else [],
                "is_required": required,
            }
        )
    return found


def written_questions(questions: Sequence[Mapping[str, Any]]) -> str:
    lines = []
    for one in questions:
        choices = "oui/non" if one["kind"] == "yes_no" else ", ".join(one.get("choices", []))
        star = " *" if one.get("is_required") else ""
        lines.append(f"{one['label']}{f' | {choices}' if choices else ''}{star}")
    return "\n".join(lines)


def _lines(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := " ".join(raw.split()))]
