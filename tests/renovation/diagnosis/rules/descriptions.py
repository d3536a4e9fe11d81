"""Detailed descriptions for tests: any that can be typed, and one of every table."""

from typing import Any

from hypothesis import strategies as st

from renovation.diagnosis.rules.detail.columns import CellKind, Column, Value
from renovation.diagnosis.rules.detail.part import Part
from renovation.diagnosis.rules.detail.parts import DWELLING

_WORDS = st.text("abcdefé 0123456789-’", max_size=20).map(lambda text: " ".join(text.split()))


def cells(column: Column) -> st.SearchStrategy[Value]:
    """Any value that the column takes, in its typed form."""
    found = _filled(column)
    return found if column.required else st.one_of(st.just(column.fallback), found)


def _filled(column: Column) -> st.SearchStrategy[Value]:
    if column.kind is CellKind.TEXT:
        return _WORDS
    if column.kind is CellKind.CHOICE:
        return st.sampled_from([code for code, _, _ in column.choices()])
    if column.kind in (CellKind.FLAG, CellKind.YES_NO):
        return st.booleans()
    low, high = column.low or 0.0, column.high or 0.0
    if column.kind is CellKind.WHOLE:
        return st.integers(int(low), int(high))
    return st.floats(low, high).map(lambda value: min(high, max(low, round(value, 3))))


@st.composite
def plain_lines(draw: st.DrawFn, part: Part) -> dict[str, Any]:
    """A line of JSON: nothing written where nothing is said."""
    line: dict[str, Any] = {}
    for column in part.columns:
        value = draw(cells(column))
        *path, last = column.name.split(".")
        place = line
        for step in path:
            place = place.setdefault(step, {})
        if value is not None:
            place[last] = value
    for inner in part.inner:
        line[inner.field] = draw(st.lists(plain_lines(inner), max_size=2))
    return line


def any_dwelling() -> st.SearchStrategy[dict[str, Any]]:
    return plain_lines(DWELLING)
