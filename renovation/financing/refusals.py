"""What the operations on scenarios refuse, in words for the person who asked."""

from collections.abc import Mapping
from typing import Any


class Refused(Exception):
    """The text is shown as it is, in French."""


class ScenarioConflict(Exception):
    """A colleague saved the same scenario meanwhile (H4): nothing was saved, nothing is lost."""

    def __init__(self, current: Mapping[str, Any]) -> None:
        super().__init__("the scenario was changed meanwhile")
        self.current = current


class PlanChanged(Exception):
    """A colleague saved the same plan meanwhile (H4): nothing was written, nothing is lost."""
