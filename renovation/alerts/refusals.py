"""What the operations on alerts refuse, in words for the person who asked."""

from renovation.platforms.refusals import EditConflict

__all__ = ["AlertRefused", "EditConflict"]


class AlertRefused(Exception):
    """The text is shown as it is, in French."""
