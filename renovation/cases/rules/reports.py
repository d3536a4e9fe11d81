"""The names under which the report of a diagnosis is ordered and made."""

from uuid import UUID

REPORT = "cases.diagnostic_report"
# The face that shows diagnoses declares how they are printed, under this name.
MAKER = "cases.diagnostic"


def report_key(version_id: UUID) -> str:
    """One report per version, whoever asks and however often."""
    return f"{REPORT}:{version_id}"
