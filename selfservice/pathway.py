"""The stages of a project in the words of its platform, as past, present and next."""

from collections.abc import Collection
from dataclasses import dataclass

from renovation.cases.models import Case


@dataclass(frozen=True)
class Step:
    label: str
    state: str
    text: str = ""


def pathway(case: Case, *, visited: Collection[str] = ()) -> list[Step]:
    """Each stage with where it stands; a closed project has everything behind it.

    An optional stage that was passed over is not shown; one that is ahead says that it may not be needed.
    `visited` holds the stages through which the project went.
    """
    shape = case.pathway_version.shape
    here = shape.place(case.stage)
    present = len(shape.stages) if here is None else here
    steps = []
    for rank, stage in enumerate(shape.stages):
        state = "done" if rank < present else "now" if rank == present else "next"
        if stage.optional and state == "done" and stage.code not in visited:
            continue
        maybe = "Si votre projet en a besoin." if stage.optional and state == "next" else ""
        steps.append(Step(stage.words, state, stage.explanation if state == "now" else maybe))
    return steps
