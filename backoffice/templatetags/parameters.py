"""Values of parameters on the pages of the office."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import template

from backoffice.parameters.words import period_in_words
from renovation.quantities.rules.shapes import Shape, leaves, shape_of
from renovation.quantities.rules.wording import bracket_heads, brackets_in_words, cell_in_words, in_short, key_in_words

register = template.Library()


@dataclass(frozen=True)
class CellInWords:
    """One cell: words, or the rows of its brackets."""

    place: str
    words: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    told: tuple[tuple[str, str], ...] = ()


@register.filter
def cells(value: Any, unit: str) -> list[CellInWords]:
    return [_cell(key_in_words(path), content, unit) for path, content in leaves(value)]


@register.filter
def short(value: Any, unit: str) -> str:
    return in_short(value, unit)


@register.filter
def period(value: Any) -> str:
    return period_in_words(value)


@register.filter
def person(names: Mapping[UUID, str], account: UUID) -> str:
    """The name of an account, even when it is gone."""
    return names.get(account, "un compte supprimé")


def _cell(place: str, content: Any, unit: str) -> CellInWords:
    if shape_of(content) is not Shape.BRACKETS:
        return CellInWords(place, cell_in_words(content, unit))
    rows = tuple(tuple(cell_in_words(one) for one in row) for row in content)
    return CellInWords(place, "", bracket_heads(len(content[0])), rows, tuple(brackets_in_words(content)))
