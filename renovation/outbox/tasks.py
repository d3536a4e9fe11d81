"""Celery shells: they only name an operation. The row in PostgreSQL is the guarantee, whatever the broker does."""

from uuid import UUID

from celery import shared_task
from django.utils import timezone

from renovation.outbox import operations


@shared_task(name="outbox.run")  # type: ignore[untyped-decorator]
def run_outbox_job(job_id: str, **_: object) -> str:
    return operations.run_job(job_id=UUID(job_id), now=timezone.now()).value


@shared_task(name="outbox.sweep")  # type: ignore[untyped-decorator]
def sweep_outbox(**_: object) -> int:
    now = timezone.now()
    operations.enqueue_due_periods(now=now)
    return operations.reissue_overdue(now=now)
