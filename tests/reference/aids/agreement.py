"""How far our outputs agree with those of the reference: by family, value by value."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

CENT = 0.01


@dataclass(frozen=True)
class Disagreement:
    record: str
    family: str
    key: str
    theirs: Any
    ours: Any


@dataclass(frozen=True)
class Agreement:
    values: Mapping[str, int]
    disagreements: tuple[Disagreement, ...]

    @property
    def share(self) -> float:
        return 1 - len(self.disagreements) / max(1, sum(self.values.values()))

    def of(self, family: str) -> float:
        wrong = sum(one.family == family for one in self.disagreements)
        return 1 - wrong / max(1, self.values[family])


def flat(outputs: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """The outputs with the works' own ones named in full."""
    for key, value in outputs.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{before}{key} / ")
        else:
            yield before + key, value


def equal(theirs: Any, ours: Any) -> bool:
    if isinstance(theirs, bool) or isinstance(ours, bool) or theirs is None or ours is None:
        return theirs is ours
    if isinstance(theirs, int | float) and isinstance(ours, int | float):
        return abs(theirs - ours) <= CENT
    return bool(theirs == ours)


def compare(rows: Iterable[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> Agreement:
    """Records with our outputs. A row with a note is a known defect of the reference and is not counted."""
    values: Counter[str] = Counter()
    wrong = []
    for record, outputs in rows:
        if "note" in record:
            continue
        ours = dict(flat(outputs))
        for key, theirs in flat(record["outputs"]):
            values[record["famille"]] += 1
            if not equal(theirs, ours.get(key)):
                wrong.append(Disagreement(record["id"], record["famille"], key, theirs, ours.get(key)))
    return Agreement(values, tuple(wrong))
