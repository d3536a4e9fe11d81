"""Reminders that the pathway planned: to the household by mail, to the referent as a task of today."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.cases.links import project_url
from renovation.cases.models import Case, StageChange, Task
from renovation.cases.queries.expected import Expected, expected_documents
from renovation.cases.rules.reminders import reminder_key
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.pathways.rules.shape import ReminderLine
from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform


@transaction.atomic
def remind(*, case_id: UUID, change_id: UUID, rank: int, now: datetime) -> bool:
    """Say what the stage planned, if the case still stands where it stood. Run twice, it says it once.

    When the stage requires documents and all have come, the household is left in peace; what it may give or not is
    no reason to write, and is not told as needed.
    """
    locked = Case.objects.select_for_update(of=("self",))
    case = locked.select_related("pathway_version", "household", "referent").get(pk=case_id)
    change = StageChange.objects.get(pk=change_id, case=case)
    stage = case.pathway_version.shape.stage(case.stage)
    has_left = StageChange.objects.filter(case=case, at__gt=change.at).exists() or change.to_stage != case.stage
    if has_left or stage is None or rank >= len(stage.reminders):
        return False
    line, needed = stage.reminders[rank], [one for one in expected_documents(case) if one.required]
    if line.to == "referent":
        _task_of_today(case, line, now=now)
        return True
    lacking = [one for one in needed if one.is_missing]
    if not case.household.email or (needed and not lacking):
        return False
    _mail(case, line, lacking, key=reminder_key(change_id, rank))
    return True


def _task_of_today(case: Case, line: ReminderLine, *, now: datetime) -> None:
    today = timezone.localdate(now)
    task, is_new = Task.objects.get_or_create(
        case=case, title=line.words[:200], done_at=None, defaults={"due_on": today, "assigned_to": case.referent}
    )
    if is_new:
        detail = {"task": str(task.pk), "due_on": today.isoformat()}
        record(Action.TASK_SET, subject=case, platform_id=case.platform_id, detail=detail)


def _mail(case: Case, line: ReminderLine, lacking: list[Expected], *, key: str) -> None:
    platform = Platform.objects.select_related("brand").get(pk=case.platform_id)
    context = {
        "first_name": case.household.first_name,
        "words": line.words,
        "documents": [one.line.title for one in lacking],
        "project_url": project_url(platform, case),
    }
    send_mail(platform=platform, template="stage_reminder", recipient=case.household.email, context=context, key=key)
