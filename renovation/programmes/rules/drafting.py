"""The steps in which works are first laid out; the adviser moves them afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from renovation.diagnosis.rules.advice.catalogue import AIR, ENVELOPE, sheets
from renovation.diagnosis.rules.advice.choosing import DOUBLE_FLOW, fitting, helpful, path
from renovation.diagnosis.rules.advice.interactions import TIGHTENING
from renovation.diagnosis.rules.advice.subject import State, Subject

_TOP_AND_BOTTOM = ("roof", "floor")


@dataclass(frozen=True, slots=True)
class DraftStep:
    """A step with the keys of its works."""

    title: str
    keys: tuple[str, ...]


def advised_codes(subject: Subject[State]) -> list[str]:
    """The path of the advice; in a dwelling that is good already, the insulations that still help."""
    moves = fitting(subject)
    road, _ = path(subject, moves)
    if not road:
        useful = helpful(subject, moves)
        road = [move for move in useful if move.sheet.stage in (ENVELOPE, AIR) and move.code != DOUBLE_FLOW]
    return [move.code for move in road]


def at_once(codes: Sequence[str]) -> list[DraftStep]:
    return [DraftStep("Tous les travaux ensemble", tuple(codes))] if codes else []


def by_steps(codes: Sequence[str]) -> list[DraftStep]:
    """Roof and floor, then walls with windows, then systems. Air comes with the first work that makes it tight."""
    air = [code for code in codes if sheets()[code].stage == AIR]
    envelope = [code for code in codes if sheets()[code].stage == ENVELOPE]
    top = [code for code in envelope if code.split("_")[0] in _TOP_AND_BOTTOM]
    sides = [code for code in envelope if code not in top]
    systems = [code for code in codes if code not in envelope and code not in air]
    groups = [group for group in (top, sides, systems) if group]
    tight = next((group for group in groups if TIGHTENING.intersection(group)), groups[0] if groups else None)
    found = [(*group, *air) if group is tight else tuple(group) for group in groups]
    return [DraftStep(title_of(keys), keys) for keys in found] or at_once(air)


def title_of(codes: Sequence[str]) -> str:
    """A step in a few words."""
    words = list(dict.fromkeys(_WORDS.get(code.split("_")[0], "systèmes") for code in codes))
    told = " et ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return told[:1].upper() + told[1:]


_WORDS = {
    "roof": "toit",
    "floor": "plancher",
    "walls": "murs",
    "windows": "fenêtres",
    "ventilation": "ventilation",
    "hot": "eau chaude",
    "control": "réglage du chauffage",
    "heat": "chauffage",
    "air": "chauffage",
    "new": "chauffage",
    "shared": "chauffage",
    "stove": "chauffage",
    "boiler": "chauffage",
}
