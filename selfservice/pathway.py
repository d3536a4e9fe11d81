"""The stages of a project, in plain words, as past, present and next."""

from dataclasses import dataclass

from renovation.cases.enums import Stage
from renovation.cases.models import Case

PLAIN = {
    Stage.INFORMATION: "Nous parlons de votre projet",
    Stage.DIAGNOSIS: "Nous étudions votre logement",
    Stage.PROGRAMME: "Nous choisissons les travaux avec vous",
    Stage.FINANCING: "Nous cherchons les aides et les prêts",
    Stage.WORKS: "Les travaux se font",
    Stage.FOLLOW_UP: "Nous vérifions les résultats",
}


@dataclass(frozen=True)
class Step:
    label: str
    state: str
    text: str = ""


def pathway(case: Case) -> list[Step]:
    """Each stage with where it stands; a closed project has everything behind it."""
    stages = Stage.running()
    here = stages.index(Stage(case.stage)) if case.stage in stages else len(stages)
    return [Step(PLAIN[stage], _state(rank, here)) for rank, stage in enumerate(stages)]


def _state(rank: int, here: int) -> str:
    if rank < here:
        return "done"
    return "now" if rank == here else "next"
