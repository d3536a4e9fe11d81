"""What the operations on diagnoses refuse, in words for the person who asked."""

from typing import Any


class Refused(Exception):
    """The text is shown as it is, in French."""


class VersionFrozen(Refused):
    """A version that was given to somebody is never changed: another one is based on it."""

    def __init__(self) -> None:
        super().__init__("Cette version est figée. Créez-en une nouvelle pour la modifier.")


class LinesConflict(Exception):
    """A colleague saved the same table meanwhile (H4): nothing was saved, nothing is lost."""

    def __init__(self, current: Any) -> None:
        super().__init__("the table was changed meanwhile")
        self.current = current
