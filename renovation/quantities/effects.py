"""Who says what a change of parameters would change.

This room knows parameters only. An app whose results are kept declares here how many there are, which ones to try,
and how one of them compares under the present values and under the proposed ones.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Entries = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Comparison:
    """The same day under the values published and under those proposed, in the shape of the seeds."""

    on: date
    before: Entries
    after: Entries


@dataclass(frozen=True)
class Outcome:
    """One result in both versions: its aspects (class, cost…) in words, without a name of anybody."""

    subject: str
    before: Mapping[str, str]
    after: Mapping[str, str]

    @property
    def changing(self) -> list[str]:
        """The aspects that change."""
        aspects = dict.fromkeys((*self.before, *self.after))
        return [aspect for aspect in aspects if self.before.get(aspect) != self.after.get(aspect)]


@dataclass(frozen=True)
class Watched:
    """A kind of results. `sample` gives keys, the newest first; `compare` gives nothing when one cannot be computed.

    `prefixes` begin the codes of the parameters on which these results depend.
    """

    name: str
    label: str
    prefixes: tuple[str, ...]
    total: Callable[[], int]
    sample: Callable[[int], Sequence[str]]
    compare: Callable[[str, Comparison], Outcome | None]

    def depends_on(self, code: str) -> bool:
        return code.startswith(self.prefixes)


_watched: dict[str, Watched] = {}


def watch_effects(watched: Watched) -> None:
    """Declare a kind of results; once, whoever imports it again."""
    _watched[watched.name] = watched


def all_watched() -> tuple[Watched, ...]:
    return tuple(_watched.values())


def watched_named(name: str) -> Watched | None:
    return _watched.get(name)
