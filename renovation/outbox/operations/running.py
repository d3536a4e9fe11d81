"""Doing the work: claim, run, and sort what went wrong."""

import logging
import random
from contextlib import ExitStack
from datetime import datetime, timedelta
from enum import Enum
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from renovation.outbox.enums import JobState
from renovation.outbox.models import Job
from renovation.outbox.registry import UnknownKind, kind_named, watchers
from renovation.outbox.rules.backoff import wait_after
from renovation.outbox.rules.failures import PermanentFailure, in_short
from renovation.outbox.wake import wake

logger = logging.getLogger(__name__)

# Never heard of by this version of the program: another one may know it, so it waits the usual time.
LONGEST_WAIT = timedelta(hours=1)


class Outcome(Enum):
    DONE = "done"
    NOT_DUE = "not due"
    TAKEN = "taken"
    WAITING = "to be tried again"
    DEAD = "given up"


def run_job(*, job_id: UUID, now: datetime) -> Outcome:
    """Do one job if it is due. Called twice, or twice at once, it has one effect (I2).

    The attempt is counted in a first transaction, so that work which kills its runner is given up in the end.
    The second one holds the row while the handler works and marks it done: whoever dies in it undoes it all.
    """
    claimed = _claim(job_id, now)
    if claimed is None:
        return Outcome.NOT_DUE
    if claimed.state == JobState.DEAD:
        return Outcome.DEAD
    try:
        return _do(claimed)
    except Exception as error:  # any error of a handler is kept, sorted and shown (I5)
        logger.exception("a job failed", extra={"job": str(job_id), "kind": claimed.kind, "attempt": claimed.attempts})
        return _keep_failure(claimed, error)


@transaction.atomic
def _claim(job_id: UUID, now: datetime) -> Job | None:
    job = Job.objects.due(now=now).select_for_update(skip_locked=True).filter(pk=job_id).first()
    if job is None:
        return None
    if job.attempts >= job.max_attempts:
        _give_up(job, job.last_error or "Interrompu : le processus qui faisait ce travail s’est arrêté à chaque essai.")
        return job
    job.state = JobState.RUNNING
    job.attempts += 1
    job.locked_until = now + timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    job.save(update_fields=["state", "attempts", "locked_until"])
    return job


@transaction.atomic
def _do(claimed: Job) -> Outcome:
    held = Job.objects.select_for_update(skip_locked=True).filter(
        pk=claimed.pk, state=JobState.RUNNING, attempts=claimed.attempts
    )
    job = held.first()
    if job is None:
        return Outcome.TAKEN
    with ExitStack() as stack:
        for watcher in watchers():
            stack.enter_context(watcher.around(job))
        kind_named(job.kind).handler(job.payload)
    job.state = JobState.DONE
    job.done_at = timezone.now()
    job.locked_until = None
    job.last_error = ""
    job.save(update_fields=["state", "done_at", "locked_until", "last_error"])
    return Outcome.DONE


@transaction.atomic
def _keep_failure(claimed: Job, error: Exception) -> Outcome:
    job = (
        Job.objects.select_for_update().filter(pk=claimed.pk, state=JobState.RUNNING, attempts=claimed.attempts).first()
    )
    if job is None:
        return Outcome.TAKEN
    if isinstance(error, PermanentFailure) or job.attempts >= job.max_attempts:
        _give_up(job, in_short(error))
        return Outcome.DEAD
    job.state = JobState.WAITING
    job.locked_until = job.woken_at = None
    job.last_error = in_short(error)
    wait = wait_after(job.attempts, longest=_longest_wait(job.kind), draw=random.random())  # noqa: S311 (no secret)
    job.run_after = timezone.now() + wait
    job.save(update_fields=["state", "locked_until", "woken_at", "last_error", "run_after"])
    return Outcome.WAITING


def _longest_wait(kind: str) -> timedelta:
    try:
        return kind_named(kind).longest_wait
    except UnknownKind:
        return LONGEST_WAIT


def _give_up(job: Job, why: str) -> None:
    job.state = JobState.DEAD
    job.locked_until = None
    job.last_error = why
    job.save(update_fields=["state", "locked_until", "last_error"])
    for watcher in watchers():
        watcher.died(job)


@transaction.atomic
def reissue_overdue(*, now: datetime, at_most: int = 500) -> int:
    """Announce again every due job that was not announced lately: lost messages, dead runners, ripe retries."""
    forgotten = now - timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    overdue = Job.objects.due(now=now).not_woken_since(forgotten).select_for_update(skip_locked=True)
    job_ids = [job.pk for job in overdue.order_by("run_after")[:at_most]]
    Job.objects.filter(pk__in=job_ids).update(woken_at=now)
    for job_id in job_ids:
        transaction.on_commit(partial(wake, job_id), robust=True)
    return len(job_ids)
