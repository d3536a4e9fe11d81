"""Reduction of the losses of a part by what is on its other side (annexe 1, section 3.1)."""

from renovation.diagnosis.rules.detail.entry import Insulation
from renovation.diagnosis.rules.detail.ledger import Ledger
from renovation.diagnosis.rules.detail.terms import Adjacency, InsulationPlace
from renovation.diagnosis.rules.tables import table

SECTION = "3.1"
# Area of the part over the area that the space shows to the outside, where nobody measured it: a geometry of ours.
USUAL_RATIO = {
    Adjacency.ATTIC_HIGH: 0.7,
    Adjacency.ATTIC_LOW: 0.7,
    Adjacency.ATTIC_VERY_LOW: 0.7,
    Adjacency.CORRIDOR_CLOSED: 2.2,
    Adjacency.CORRIDOR_OPEN: 1.5,
    Adjacency.HALL_CLOSER: 1.5,
}
ELSEWHERE_RATIO = 0.45


def b_of(
    path: str,
    given: float | None,
    adjacency: Adjacency,
    insulation: Insulation | None,
    region: str,
    ledger: Ledger,
) -> float:
    """b of a part: given, fixed, or that of a space of usual size."""
    found, known = _usual(adjacency, insulation, region)
    return ledger.given_or(path, given, found, SECTION, known=known)


def _usual(adjacency: Adjacency, insulation: Insulation | None, region: str) -> tuple[float, bool]:
    rows = table("adjacency")
    if adjacency in rows["fixed"]:
        return float(rows["fixed"][adjacency]), True
    part = "part" if insulation is not None and is_insulated(insulation) else "none"
    if adjacency is Adjacency.VERANDA:
        return float(rows["veranda"][region][f"{part}_side"]), False
    steps = rows["by_ratio"][f"{rows['openings'][adjacency]}_{part}"]
    ratio = USUAL_RATIO.get(adjacency, ELSEWHERE_RATIO)
    return float(next(b for up_to, b in steps if up_to is None or ratio <= up_to)), False


def is_insulated(insulation: Insulation) -> bool:
    """Said to be insulated, wherever it lies."""
    return insulation.place not in (InsulationPlace.NONE, InsulationPlace.UNKNOWN)
