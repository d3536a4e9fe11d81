"""Which documents answer what is expected of a case: one count, for its pages, its conditions and its reminders."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """Documents of one kind that somebody waits for; `request` is empty when only the pathway does."""

    kind: str
    number: int
    request: str = ""


@dataclass(frozen=True)
class Held:
    """A document that counts; `request` is what it was handed over for, empty when nobody said it."""

    kind: str
    request: str = ""


def shared_out(wanted: Sequence[Wanted], held: Sequence[Held]) -> list[tuple[int, ...]]:
    """For each thing wanted, the places of the documents that answer it; no document answers twice.

    What was handed over for a request answers that one. The others serve the earliest of their kind: two quotes
    asked twice are four.
    """
    asked = {one.request for one in wanted if one.request}
    own: dict[str, list[int]] = {}
    free: dict[str, list[int]] = {}
    for place, one in enumerate(held):
        if one.request in asked:
            own.setdefault(one.request, []).append(place)
        else:
            free.setdefault(one.kind, []).append(place)
    found = []
    for want in wanted:
        answers = own.get(want.request, []) if want.request else []
        lacking = max(0, want.number - len(answers))
        left = free.get(want.kind, [])
        found.append((*answers, *left[:lacking]))
        free[want.kind] = left[lacking:]
    return found
