"""What the operations on leads and cases refuse, in words for the person who asked."""

from renovation.platforms.refusals import EditConflict

__all__ = ["EditConflict", "MoveRefused", "Refused"]


class Refused(Exception):
    """The text is shown as it is, in French."""


class MoveRefused(Refused):
    """A change of stage or state outside the declared graph (H7)."""
