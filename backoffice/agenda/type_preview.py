"""A type of appointment as a household will read it, before it is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from renovation.appointments.enums import Access, Modality
from renovation.appointments.models import AppointmentType
from renovation.appointments.rules.questions import YES_NO


@dataclass(frozen=True)
class AskedQuestion:
    label: str
    answers: Sequence[str]
    is_required: bool


@dataclass(frozen=True)
class TypeShown:
    """The card of the first screen, the ways of the second, what the last one asks, what the confirmation says."""

    kind: AppointmentType
    ways: Sequence[tuple[str, str]]
    questions: Sequence[AskedQuestion]
    # Why no household finds it on the site; nothing when it does.
    hidden: str


def type_shown(values: Mapping[str, Any]) -> TypeShown:
    kind = AppointmentType(**values)
    return TypeShown(
        kind=kind,
        ways=[(Modality(each).label, kind.instructions_for(each)) for each in kind.modalities],
        questions=[AskedQuestion(one["label"], _answers(one), one["is_required"]) for one in kind.questions],
        hidden=_hidden(kind),
    )


def _answers(question: Mapping[str, Any]) -> Sequence[str]:
    return YES_NO if question["kind"] == "yes_no" else question["choices"]


def _hidden(kind: AppointmentType) -> str:
    if not kind.is_active:
        return "Ce type n’est pas proposé : aucun ménage ne le voit."
    if kind.access == Access.INVITED:
        return "Seul un ménage que vous invitez le voit, depuis le lien de son e-mail."
    if kind.access == Access.TEAM:
        return "Aucun ménage ne le voit : l’équipe seule le prend."
    return ""
