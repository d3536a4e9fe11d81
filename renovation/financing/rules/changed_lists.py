"""Parameters that are lists of works or of classes of income: what left them and what came in, in words."""

from collections.abc import Sequence
from typing import Any

from renovation.aids.rules.vocabulary import IncomeClass
from renovation.aids.rules.works import WORKS

NOTHING = "rien de plus"


def told_apart(before: Any, after: Any) -> tuple[str, str] | None:
    """Of two lists of words, what is in one and not in the other; nothing for values of another kind."""
    if not (_is_list_of_words(before) and _is_list_of_words(after)):
        return None
    gone, come = ([one for one in first if one not in second] for first, second in ((before, after), (after, before)))
    return _listed(gone), _listed(come)


def _is_list_of_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _listed(words: Sequence[str]) -> str:
    labels = {work.value: traits.label for work, traits in WORKS.items()}
    labels |= {one.value: one.label for one in IncomeClass}
    return ", ".join(labels.get(one, one) for one in words) or NOTHING
