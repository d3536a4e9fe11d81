"""Which stage of a new version stands for which stage of the one that a case follows."""

from renovation.pathways.rules.shape import CLOSED, Shape


def reachable(old: Shape, new: Shape, code: str) -> tuple[str, ...]:
    """The stages of another version at which a case may take it up without having progressed.

    Up to the stage that stands for its own; when there is none, up to the one that stands for the nearest before.
    """
    stands_for, place = proposed(old, new), old.place(code)
    behind = reversed(old.codes[: place + 1]) if place is not None else ()
    furthest = next((stands_for[one] for one in behind if stands_for[one]), "")
    last = new.place(furthest) or 0
    return new.codes[: last + 1]


def proposed(old: Shape, new: Shape) -> dict[str, str]:
    """Old code → new code; an empty text where somebody must be asked.

    A stage keeps its code when it is renamed; one that is gone may have a successor of the same name.
    """
    by_name = {stage.name.casefold(): stage.code for stage in new.stages}
    found = {
        stage.code: stage.code if stage.code in new.codes else by_name.get(stage.name.casefold(), "")
        for stage in old.stages
    }
    return {**found, CLOSED: CLOSED}
