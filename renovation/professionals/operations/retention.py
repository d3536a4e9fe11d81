"""What the directory forgets."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from renovation.professionals.models import Company, DirectoryImport, PastCompany, PastQualification, QuarantinedRow
from renovation.professionals.rules.validity import oldest_kept

QUARANTINE_DAYS = 90


@dataclass(frozen=True)
class Forgotten:
    qualifications: int
    companies: int
    quarantined: int


@transaction.atomic
def forget_old(*, now: datetime) -> Forgotten:
    """History is kept five years for quotes; rows set aside 90 days; files of imports until they ended, then a week."""
    oldest = oldest_kept(now.date())
    qualifications, _ = PastQualification.objects.filter(valid_to__lt=oldest).delete()
    PastCompany.objects.filter(until__lt=oldest).delete()
    gone, _ = Company.objects.filter(gone_on__lt=oldest).delete()
    old = now - timedelta(days=QUARANTINE_DAYS)
    quarantined, _ = QuarantinedRow.objects.filter(directory_import__asked_at__lt=old).delete()
    for ended in DirectoryImport.objects.exclude(content="").filter(ended_at__lt=now - timedelta(days=7)):
        ended.content.delete(save=True)
    return Forgotten(qualifications, gone, quarantined)
