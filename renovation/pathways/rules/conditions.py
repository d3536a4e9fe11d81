"""What may be asked of a case before it enters a stage: a closed vocabulary, answered by facts of the case."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from renovation.pathways.rules.shape import ActKind, Stage

DOCUMENT, ACT = "document:", "act:"
# Code of the condition → what the editor reads, what is said when it is not met.
PLAIN: Mapping[str, tuple[str, str]] = {
    "dwelling": ("Le logement est renseigné", "renseignez le logement du dossier"),
    "referent": ("Le dossier a un référent", "donnez un référent au dossier"),
    "diagnosis": (
        "Un diagnostic du logement existe",
        "faites le diagnostic du logement, ou demandez l’autodiagnostic au ménage",
    ),
    "consent": ("Le ménage est d’accord pour être conseillé", "recueillez l’accord du ménage pour être conseillé"),
    "tasks": ("Aucune tâche ne reste à faire", "terminez les tâches du dossier"),
    "documents": ("Les documents obligatoires de l’étape quittée sont reçus", "recevez les documents attendus"),
}


@dataclass(frozen=True)
class Facts:
    """What is true of a case today."""

    dwelling: bool = False
    referent: bool = False
    diagnosis: bool = False
    consent: bool = False
    open_tasks: int = 0
    documents: Mapping[str, int] = field(default_factory=dict)
    # Titles of what the present stage requires and did not get, as the page of the case tells them.
    awaited: tuple[str, ...] = ()
    acts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Words:
    """Names in which conditions speak: kinds of documents and of acts, by code."""

    documents: Mapping[str, str]
    acts: Mapping[str, str] = field(default_factory=dict)


def choices(words: Words) -> list[tuple[str, str]]:
    """Every condition that may be asked, in words."""
    return [
        *((code, label) for code, (label, _) in PLAIN.items()),
        *(
            (f"{DOCUMENT}{code}", f"Un document «\u00a0{name}\u00a0» est dans le dossier")
            for code, name in words.documents.items()
        ),
        *((f"{ACT}{code}", f"Un acte «\u00a0{name}\u00a0» est noté") for code, name in words.acts.items()),
    ]


def missing(stage: Stage, facts: Facts, words: Words) -> tuple[str, ...]:
    """What must still be done before the case enters `stage`; empty when nothing is missing."""
    told = (_told(code, facts, words) for code in stage.needs)
    return tuple(one for one in told if one)


def act_words(acts: tuple[ActKind, ...]) -> dict[str, str]:
    return {act.code: act.name for act in acts}


def _told(code: str, facts: Facts, words: Words) -> str:
    if code.startswith(DOCUMENT):
        kind = code.removeprefix(DOCUMENT)
        return (
            "" if facts.documents.get(kind) else f"ajoutez un document «\u00a0{words.documents.get(kind, kind)}\u00a0»"
        )
    if code.startswith(ACT):
        kind = code.removeprefix(ACT)
        return "" if kind in facts.acts else f"notez un acte «\u00a0{words.acts.get(kind, kind)}\u00a0»"
    if code == "documents":
        return f"recevez\u00a0: {', '.join(facts.awaited)}" if facts.awaited else ""
    if code == "tasks":
        return f"terminez les tâches du dossier ({facts.open_tasks} à faire)" if facts.open_tasks else ""
    return "" if getattr(facts, code) else PLAIN[code][1]
