"""Automatic work, as the administrators handle it."""

from uuid import UUID

from django.db import transaction

from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outbox.models import Job
from renovation.outbox.operations import retry


@transaction.atomic
def retry_job(*, job_id: UUID) -> Job | None:
    """Give a dead job a new life and write it down (I5); nothing when somebody else did it first."""
    job = retry(job_id=job_id)
    if job is not None:
        record(Action.JOB_RETRIED, subject=job, detail={"kind": job.kind})
    return job
