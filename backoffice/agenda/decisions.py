"""What becomes of each appointment that an absence or a change of hours touches: choices, and how they are read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from renovation.accounts.models import User
from renovation.appointments.enums import Fate
from renovation.appointments.models import Appointment
from renovation.appointments.operations import Decision, Outcome
from renovation.edge.reading import read_id

KEEP = (Fate.KEEP.value, "Garder tel quel")
OTHERS = [(Fate.MOVE.value, "Déplacer au prochain créneau libre"), (Fate.CANCEL.value, "Annuler"), KEEP]
DONE = {
    Fate.KEEP: "gardé",
    Fate.MOVE: "déplacé",
    Fate.GIVE: "confié",
    Fate.CANCEL: "annulé",
}


@dataclass(frozen=True)
class Line:
    """One appointment, and what may become of it; the first choice is proposed."""

    appointment: Appointment
    choices: Sequence[tuple[str, str]]
    chosen: str

    @property
    def name(self) -> str:
        return f"sort-{self.appointment.pk}"


def line_of(appointment: Appointment, colleagues: Iterable[User], data: Mapping[str, str]) -> Line:
    given = [(f"{Fate.GIVE.value}:{one.pk}", f"Confier à {one}") for one in colleagues]
    choices = [*given, *OTHERS]
    said = data.get(f"sort-{appointment.pk}", "")
    return Line(appointment, choices, said if said in dict(choices) else choices[0][0])


def decisions_in(data: Mapping[str, str], appointments: Iterable[Appointment]) -> dict[UUID, Decision]:
    """What the form says of each of these appointments; nothing of those of which it says nothing that makes sense."""
    found = {}
    for each in appointments:
        fate, _, adviser = data.get(f"sort-{each.pk}", "").partition(":")
        if fate in Fate.values:
            found[each.pk] = Decision(Fate(fate), adviser_id=read_id(adviser))
    return found


def said_of(outcomes: Iterable[Outcome]) -> tuple[str, list[str]]:
    """In a sentence what was done, and one sentence for each appointment that could not be."""
    counts: dict[Fate, int] = {}
    refused = []
    for each in outcomes:
        if each.refused:
            refused.append(f"{each.appointment.household}\u00a0: {each.refused}")
        else:
            counts[each.fate] = counts.get(each.fate, 0) + 1
    done = ", ".join(f"{number} {DONE[fate]}{'s' if number > 1 else ''}" for fate, number in counts.items())
    return (f"Rendez-vous\u00a0: {done}." if done else ""), refused
