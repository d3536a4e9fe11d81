"""What the follow-up refuses, in words for the person who asked."""


class Refused(Exception):
    """The text is shown as it is, in French."""


class StepRefused(Exception):
    """Fields of a step with what is wrong in each."""

    def __init__(self, said: list[tuple[str, str]]) -> None:
        super().__init__(" ".join(words for _, words in said))
        self.said = said
