"""The names under which the PDF of a chosen programme is ordered and made."""

from uuid import UUID

REPORT = "programmes.report"
# The face that shows programmes declares how they are printed, under this name.
MAKER = "programmes.choice"


def report_key(choice_id: UUID) -> str:
    """One report per decision, whoever asks and however often."""
    return f"{REPORT}:{choice_id}"
