"""What the operations on programmes refuse, in words for the person who asked."""


class Refused(Exception):
    """The text is shown as it is, in French. `place` is the field or the line it is about."""

    def __init__(self, said: str, place: str = "") -> None:
        super().__init__(said)
        self.place = place


class ScenarioChanged(Exception):
    """A colleague saved the same scenario meanwhile (H4): nothing was written, nothing is lost."""
