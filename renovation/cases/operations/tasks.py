"""Tasks: what an agent must do on a case, by a date."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.cases.models import Case, Task
from renovation.cases.refusals import Refused
from renovation.journal.enums import Action
from renovation.journal.operations import record


@transaction.atomic
def set_task(
    *, case: Case, author: User, title: str, due_on: date, assigned_to: User | None, key: UUID | None = None
) -> Task:
    """Give a task to an agent. The same form (`key`) sent twice sets one task."""
    Case.objects.select_for_update().get(pk=case.pk)
    if key is not None and (sent := Task.objects.filter(pk=key).first()):
        if sent.case_id != case.pk:
            raise Refused("Ce formulaire a déjà servi. Ouvrez de nouveau la page et recommencez.")
        return sent
    task = Task(case=case, title=title.strip(), due_on=due_on, assigned_to=assigned_to, author_id=author.pk)
    if key is not None:
        task.pk = key
    task.save(force_insert=True)
    detail = {"task": str(task.pk), "due_on": due_on.isoformat()}
    record(Action.TASK_SET, subject=case, platform_id=case.platform_id, detail=detail)
    return task


@transaction.atomic
def finish_task(*, task_id: UUID, now: datetime) -> Task:
    """Mark a task done; asked twice, the first time stands."""
    task = Task.objects.select_for_update(of=("self",)).select_related("case").get(pk=task_id)
    if task.done_at is None:
        task.done_at = now
        task.save(update_fields=["done_at"])
        detail = {"task": str(task.pk)}
        record(Action.TASK_DONE, subject=task.case, platform_id=task.case.platform_id, detail=detail)
    return task
