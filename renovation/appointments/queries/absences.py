"""Absences as a team reads them: those of colleagues of the reader's platforms."""

from datetime import datetime
from uuid import UUID

from renovation.appointments.models import Absence
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import Reader


def readable_absence(reader: Reader, absence_id: UUID) -> Absence:
    """One absence of a colleague; `Absence.DoesNotExist` for anybody else's (D2)."""
    near = reader.platform_ids(*Role.working_on_cases())
    found = Absence.objects.filter(adviser__memberships__platform_id__in=near, adviser__memberships__ended_at=None)
    return found.select_related("adviser").distinct().get(pk=absence_id)


def absences_of_team(*, reader: Reader, platform_id: UUID, since: datetime) -> list[Absence]:
    """Present and coming absences of those who work on one of the reader's platforms."""
    if platform_id not in reader.platform_ids(*Role.working_on_cases()):
        return []
    found = Absence.objects.filter(adviser__memberships__platform_id=platform_id, adviser__memberships__ended_at=None)
    ahead = found.filter(period__endswith__gt=since).select_related("adviser")
    return list(ahead.distinct().order_by("period"))
