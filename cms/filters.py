"""The lists with which a reader narrows what a page shows."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import QueryDict


class Filter:
    """One list of the form, and what was chosen in it; a word that is not in the list chooses nothing."""

    def __init__(
        self, name: str, label: str, everything: str, choices: Sequence[tuple[Any, Any]], asked: QueryDict
    ) -> None:
        self.name, self.label = name, label
        self.choices = [("", everything), *choices]
        typed = asked.get(name, "")
        self.value = typed if typed in {value for value, _label in choices} else ""


def query_of(filters: Iterable[Filter]) -> str:
    """What was chosen, for the links to the other pages of the list."""
    return "".join(f"{one.name}={one.value}&" for one in filters if one.value)
