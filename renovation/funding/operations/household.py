"""What a household tells about its aids: noted as a step, and looked at again by its adviser."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.operations import set_task
from renovation.funding.models import AidFile
from renovation.funding.operations.steps import File, Said, record_step

DAYS_TO_CHECK = 7


@transaction.atomic
def tell_step(*, file_id: UUID, key: UUID, revision: int, said: Said, author: User, now: datetime) -> File:
    """The step counts at once, marked as told by the household; the referent gets a task to check it."""
    before = AidFile.objects.select_related("case__referent").get(pk=file_id)
    found = record_step(
        kind=AidFile,
        file_id=file_id,
        key=key,
        revision=revision,
        said=said,
        author=author,
        now=now,
        from_household=True,
    )
    if found.revision != before.revision:
        set_task(
            case=before.case,
            author=author,
            title=f"Vérifier ce que le ménage dit de l’aide «\u00a0{found.label[:90]}\u00a0»",
            due_on=timezone.localdate(now) + timedelta(days=DAYS_TO_CHECK),
            assigned_to=before.case.referent,
            key=key,
        )
    return found
