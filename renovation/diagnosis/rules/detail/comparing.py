"""What changed between two descriptions, value by value, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from renovation.diagnosis.rules.detail.columns import NBSP, Column
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.part import Part
from renovation.diagnosis.rules.detail.parts import DWELLING
from renovation.diagnosis.rules.detail.reading import value_at, within

NOTHING = "–"


@dataclass(frozen=True)
class Difference:
    """One value that differs. `field` is the table; an empty side means that the line does not exist there."""

    field: str
    place: str
    label: str
    before: str
    after: str


def differences(before: DetailedDwelling | None, after: DetailedDwelling) -> list[Difference]:
    """All that differs, in the order of the tables. Without `before`, all that `after` says."""
    return [
        *_of_line(DWELLING.columns, "", DWELLING.label, before, after),
        *(one for table in DWELLING.inner for one in _of_table(table, table.field, table.label, before, after)),
    ]


def _of_table(part: Part, field: str, place: str, before: Any, after: Any) -> Iterator[Difference]:
    old = getattr(before, part.field) if before is not None else ()
    new = getattr(after, part.field) if after is not None else ()
    for number, earlier, later in pairs(old, new):
        name = getattr(later if later is not None else earlier, "label", "")
        where = f"{place}, ligne{NBSP}{number}" + (f" ({name})" if name else "")
        yield from _of_line(part.columns, field, where, earlier, later)
        for inner in part.inner:
            yield from _of_table(inner, field, f"{where}, {within(inner.label)}", earlier, later)


def _of_line(columns: Sequence[Column], field: str, place: str, before: Any, after: Any) -> Iterator[Difference]:
    for column in columns:
        old = None if before is None else value_at(before, column.name)
        new = None if after is None else value_at(after, column.name)
        silent = (None, "", column.fallback)
        # A line that appears or goes tells what it says, not each choice left as it was.
        if old == new or (before is None and new in silent) or (after is None and old in silent):
            continue
        yield Difference(field, place, column.label, _words(column, old), _words(column, new))


def pairs(old: Sequence[Any], new: Sequence[Any]) -> list[tuple[int, Any, Any]]:
    """(number, earlier, later): lines of one name are the same thing, then those of one rank; the rest came or went."""
    left, right = list(enumerate(old)), list(enumerate(new))
    found: list[tuple[int, Any, Any]] = []
    for same in (_same_name, _same_rank):
        for rank, later in list(right):
            match = next((one for one in left if same(one, (rank, later))), None)
            if match is not None:
                found.append((rank, match[1], later))
                left.remove(match)
                right.remove((rank, later))
    found += [(rank, None, later) for rank, later in right]
    kept = [(rank + 1, earlier, later) for rank, earlier, later in sorted(found, key=lambda one: one[0])]
    return [*kept, *((rank + 1, earlier, None) for rank, earlier in left)]


def _same_name(one: tuple[int, Any], other: tuple[int, Any]) -> bool:
    name = getattr(one[1], "label", "")
    return bool(name) and name == getattr(other[1], "label", "")


def _same_rank(one: tuple[int, Any], other: tuple[int, Any]) -> bool:
    return one[0] == other[0]


def _words(column: Column, value: Any) -> str:
    return column.words_of(value) or NOTHING
