"""What is refused, in words for the person who asked."""


class IntroductionRefused(Exception):
    """The text is shown as it is, in French."""
