"""What every write of the follow-up does besides: the lock on the case, the line of the journal."""

from uuid import UUID

from renovation.cases.models import Case
from renovation.journal.enums import Action
from renovation.journal.operations import record


def locked_case(case_id: UUID) -> Case:
    """One write at a time on the follow-up of a case."""
    return Case.objects.select_for_update(of=("self",)).select_related("household").get(pk=case_id)


def note(action: Action, case: Case, **detail: object) -> None:
    record(action, subject=case, platform_id=case.platform_id, detail=detail)
