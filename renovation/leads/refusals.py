"""What is refused about duplicates, in words for the person who asked."""


class MergeRefused(Exception):
    """The text is shown as it is, in French."""
