"""What the operations on leads and cases refuse, in words for the person who asked."""

from renovation.cases.rules.lock import Conflict


class Refused(Exception):
    """The text is shown as it is, in French."""


class MoveRefused(Refused):
    """A change of stage or state outside the declared graph (H7)."""


class EditConflict(Exception):
    """Somebody else changed the same fields meanwhile (H4): nothing was saved, nothing is lost."""

    def __init__(self, conflicts: tuple[Conflict, ...], *, current: dict[str, str], revision: int) -> None:
        super().__init__(", ".join(conflict.field for conflict in conflicts))
        self.conflicts = conflicts
        self.current = current
        self.revision = revision
