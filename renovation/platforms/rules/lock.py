"""The optimistic lock (H4): three versions of a form are merged field by field.

`base` is what was on the screen when the form was opened, `theirs` what a colleague saved meanwhile,
`yours` what is being saved now.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Values = Mapping[str, str]


@dataclass(frozen=True)
class Conflict:
    """A field that two people changed in different ways."""

    field: str
    base: str
    theirs: str
    yours: str


@dataclass(frozen=True)
class Merge:
    values: dict[str, str]
    conflicts: tuple[Conflict, ...]
    changed: tuple[str, ...]


def merge(*, base: Values, theirs: Values, yours: Values) -> Merge:
    """Fields changed on one side only are taken from that side; the others are conflicts, kept as yours."""
    values: dict[str, str] = {}
    conflicts: list[Conflict] = []
    for field, present in theirs.items():
        seen, wanted = base.get(field, present), yours.get(field, present)
        untouched = _same(wanted, seen)
        values[field] = present if untouched or _same(wanted, present) else wanted
        if not (untouched or _same(present, seen) or _same(wanted, present)):
            conflicts.append(Conflict(field=field, base=seen, theirs=present, yours=wanted))
    changed = tuple(field for field, value in values.items() if not _same(value, theirs[field]))
    return Merge(values=values, conflicts=tuple(conflicts), changed=changed)


def _same(one: str, other: str) -> bool:
    """Browsers send line ends as CR LF and may drop the last one: that is no change."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
