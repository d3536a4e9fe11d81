"""Asking for work to be done."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from renovation.outbox.enums import JobState
from renovation.outbox.models import Job
from renovation.outbox.registry import kind_named
from renovation.outbox.wake import wake


@transaction.atomic
def enqueue(
    *,
    kind: str,
    key: str,
    payload: Mapping[str, Any],
    run_after: datetime | None = None,
    requested_by_id: UUID | None = None,
) -> Job:
    """Write the work down in the present transaction; asked twice with one key, it is done once (I2).

    The payload holds identifiers, not copies: whatever is needed is read when the job runs. `requested_by_id`
    is the account on whose behalf it runs, so that the job can check its rights again (D10).
    """
    now = timezone.now()
    at_once = run_after is None or run_after <= now
    job = Job(
        kind=kind,
        key=key,
        payload=dict(payload),
        requested_by_id=requested_by_id,
        run_after=run_after or now,
        max_attempts=kind_named(kind).max_attempts,
        woken_at=now if at_once else None,
    )
    Job.objects.bulk_create([job], ignore_conflicts=True)
    stored = Job.objects.get(key=key)
    if at_once and stored.pk == job.pk:
        transaction.on_commit(partial(wake, job.pk), robust=True)
    return stored


@transaction.atomic
def retry(*, job_id: UUID) -> Job | None:
    """Give a dead job a new life (I5); nothing when it is not dead any more (two administrators clicked)."""
    job = Job.objects.dead().select_for_update().filter(pk=job_id).first()
    if job is None:
        return None
    now = timezone.now()
    job.state = JobState.WAITING
    job.attempts = 0
    job.run_after = job.woken_at = now
    job.save(update_fields=["state", "attempts", "run_after", "woken_at"])
    transaction.on_commit(partial(wake, job.pk), robust=True)
    return job
