"""Which stage of a new version stands for which stage of the one that a case follows."""

from renovation.pathways.rules.shape import CLOSED, Shape


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
