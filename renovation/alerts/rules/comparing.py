"""What a rule finds today against the alerts that run: which are new, which are over, which say something else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class Found:
    """One subject of a rule. `since` is from when it counts, or the date ahead; one of the two keys is given."""

    since: datetime
    words: str
    case_id: UUID | None = None
    lead_id: UUID | None = None
    in_charge_id: UUID | None = None
    item: str = ""

    @property
    def key(self) -> str:
        """The same subject found again is the same alert."""
        return f"{self.case_id or self.lead_id}:{self.item}"


@dataclass(frozen=True)
class Difference:
    """What is to be written so that the alerts that run are those that the rule finds."""

    new: tuple[Found, ...]
    changed: tuple[Found, ...]
    over: frozenset[str]


def compare(found: Iterable[Found], running: Mapping[str, tuple[datetime, str, UUID | None]]) -> Difference:
    """`running` gives, for each key, since when, the words and who is in charge."""
    by_key = {one.key: one for one in found}
    new = tuple(one for key, one in by_key.items() if key not in running)
    changed = tuple(
        one
        for key, one in by_key.items()
        if key in running and running[key] != (one.since, one.words, one.in_charge_id)
    )
    return Difference(new, changed, frozenset(running) - frozenset(by_key))
