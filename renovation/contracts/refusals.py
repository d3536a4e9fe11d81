"""What the operations on quotes refuse, in words for the person who asked."""

from collections.abc import Sequence

from renovation.contracts.rules.remarks import Remark


class Refused(Exception):
    """The text is shown as it is, in French."""


class StillWrong(Refused):
    """What keeps a quote in its draft."""

    def __init__(self, remarks: Sequence[Remark]) -> None:
        errors = [one for one in remarks if one.is_error]
        number = "Une chose est" if len(errors) == 1 else f"{len(errors)} choses sont"
        super().__init__(f"{number} à corriger avant\u00a0: le devis reste en brouillon.")
        self.remarks = tuple(errors)


class PaperChanged(Exception):
    """A colleague saved the same paper meanwhile (H4): nothing was written, nothing is lost."""
