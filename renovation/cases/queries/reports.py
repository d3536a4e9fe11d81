"""Reports that are being made for a case."""

from renovation.cases.rules.reports import report_key
from renovation.diagnosis.models import DiagnosisVersion
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job


def report_is_under_way(version: DiagnosisVersion) -> bool:
    """Whether the report of this version was ordered and is not there yet."""
    waiting = [JobState.WAITING, JobState.RUNNING]
    return version.report_id is None and Job.objects.filter(key=report_key(version.pk), state__in=waiting).exists()
