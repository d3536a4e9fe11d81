"""The names under which the statement of a case is ordered and made."""

from uuid import UUID

REPORT = "funding.statement_report"
# The face that shows statements declares how they are printed, under this name.
MAKER = "funding.statement"


def statement_key(statement_id: UUID) -> str:
    """One report per statement, whoever asks and however often."""
    return f"{REPORT}:{statement_id}"
