"""What is refused about duplicates, in words for the person who asked."""


class MergeRefused(Exception):
    """The text is shown as it is, in French."""


class DoorRefused(Exception):
    """A file or a key is not at the state that this asks for; its words are for whoever asked."""
