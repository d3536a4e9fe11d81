"""The names under which the report of a scenario is ordered and made."""

from uuid import UUID

REPORT = "financing.study_report"
# The face that shows scenarios declares how they are printed, under this name.
MAKER = "financing.study"


def report_key(calculation_id: UUID) -> str:
    """One report per result, whoever asks and however often."""
    return f"{REPORT}:{calculation_id}"


PLAN_REPORT = "financing.plan_report"
PLAN_MAKER = "financing.plan"


def plan_key(version_id: UUID) -> str:
    """One report per version, whoever asks and however often."""
    return f"{PLAN_REPORT}:{version_id}"
