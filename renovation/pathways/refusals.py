"""What the operations on pathways refuse, in French for the person who asked."""

from collections.abc import Sequence


class PathwayRefused(Exception):
    """The text is shown as it is."""


class NotReady(PathwayRefused):
    """A draft that cannot be published yet; `problems` says why, one sentence each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = tuple(problems)
