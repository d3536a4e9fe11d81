"""What the operations on quotes refuse, in words for the person who asked."""

from collections.abc import Sequence

from renovation.contracts.rules.remarks import Remark

NBSP = "\N{NO-BREAK SPACE}"
MOST = 3


class Refused(Exception):
    """The text is shown as it is, in French."""


class StillWrong(Refused):
    """What keeps a quote in its draft."""

    def __init__(self, remarks: Sequence[Remark]) -> None:
        errors = [one for one in remarks if one.is_error]
        told = " ".join(f"Ligne {one.line}{NBSP}: {one.said}" if one.line else one.said for one in errors[:MOST])
        more = f" Et {len(errors) - MOST} autres." if len(errors) > MOST else ""
        super().__init__(f"À corriger d’abord{NBSP}: {told}{more}")
        self.remarks = tuple(errors)


class PaperChanged(Exception):
    """A colleague saved the same paper meanwhile (H4): nothing was written, nothing is lost."""
