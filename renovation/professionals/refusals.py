"""What is refused about entries, in words for the person who asked."""


class EntryRefused(Exception):
    """The text is shown as it is, in French."""
