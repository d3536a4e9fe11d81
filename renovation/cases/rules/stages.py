"""The graph of a case's stages (H7): a move that is not written here is refused."""

from collections.abc import Mapping

from renovation.cases.enums import Stage

MOVES: Mapping[Stage, tuple[Stage, ...]] = {
    Stage.INFORMATION: (Stage.DIAGNOSIS, Stage.PROGRAMME, Stage.CLOSED),
    Stage.DIAGNOSIS: (Stage.PROGRAMME, Stage.INFORMATION, Stage.CLOSED),
    Stage.PROGRAMME: (Stage.FINANCING, Stage.DIAGNOSIS, Stage.CLOSED),
    Stage.FINANCING: (Stage.WORKS, Stage.PROGRAMME, Stage.CLOSED),
    Stage.WORKS: (Stage.FOLLOW_UP, Stage.FINANCING, Stage.CLOSED),
    Stage.FOLLOW_UP: (Stage.CLOSED, Stage.WORKS),
    # A closed case is taken up again at the start, or where its savings are followed.
    Stage.CLOSED: (Stage.INFORMATION, Stage.FOLLOW_UP),
}


def allowed_moves(stage: str) -> tuple[Stage, ...]:
    """Where a case at this stage may go; nowhere from an unknown stage."""
    return MOVES.get(Stage(stage), ()) if stage in Stage.values else ()


def can_move(from_stage: str, to_stage: str) -> bool:
    return to_stage in allowed_moves(from_stage)
