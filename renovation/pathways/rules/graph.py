"""Where a case may go on its pathway (H7): the order of the stages, and which of them may be passed over."""

from renovation.pathways.rules.shape import CLOSED, Shape, Stage


def moves(shape: Shape, code: str, *, closed_from: str = "") -> tuple[str, ...]:
    """The stages that may follow this one, the nearest first; nowhere from an unknown stage.

    Forward up to the first stage that is not optional, back likewise, or out. A closed case is taken up again
    where it stood, at the beginning, or at the last stage.
    """
    if code == CLOSED:
        again = [closed_from, *shape.codes[:1], *shape.codes[-1:]]
        return tuple(dict.fromkeys(one for one in again if one in shape.codes))
    place = shape.place(code)
    if place is None:
        return ()
    ahead = _until_compulsory(shape.stages[place + 1 :])
    behind = _until_compulsory(tuple(reversed(shape.stages[:place])))
    return (*ahead, *behind, CLOSED)


def passed_over(shape: Shape, from_code: str, to_code: str) -> tuple[Stage, ...]:
    """Compulsory stages that a move would jump: what is said of a move that is refused."""
    start, end = shape.place(from_code), shape.place(to_code)
    if start is None or end is None or end <= start:
        return ()
    return tuple(stage for stage in shape.stages[start + 1 : end] if not stage.optional)


def is_ahead(shape: Shape, from_code: str, to_code: str) -> bool:
    start, end = shape.place(from_code), shape.place(to_code)
    return end is not None and (start is None or end > start)


def _until_compulsory(stages: tuple[Stage, ...]) -> tuple[str, ...]:
    found = []
    for stage in stages:
        found.append(stage.code)
        if not stage.optional:
            break
    return tuple(found)
