"""What is refused about entries, in words for the person who asked."""


class EntryRefused(Exception):
    """The text is shown as it is, in French."""


class FormSentBefore(EntryRefused):
    """This form made something already, with other words: what was typed may be sent once more, as another demand."""
