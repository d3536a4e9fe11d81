"""Reads about the work to be done: for the administrators' page and the health check."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min, QuerySet

from renovation.outbox.enums import JobState
from renovation.outbox.models import Job, Mail


@dataclass(frozen=True)
class Lag:
    """How far behind the work is."""

    waiting: int
    oldest: timedelta


def queue_lag(*, now: datetime) -> Lag:
    """Jobs that could run and do not, and for how long the oldest has been due."""
    due = Job.objects.due(now=now).aggregate(number=Count("pk"), first=Min("run_after"))
    return Lag(waiting=due["number"], oldest=now - due["first"] if due["first"] else timedelta(0))


def mail_lag(*, now: datetime) -> Lag:
    """Mails written and neither sent nor given up, and the age of the oldest."""
    waiting = Job.objects.filter(kind="mail.send", state__in=[JobState.WAITING, JobState.RUNNING])
    found = waiting.aggregate(number=Count("pk"), first=Min("created_at"))
    return Lag(waiting=found["number"], oldest=now - found["first"] if found["first"] else timedelta(0))


def number_of_dead_jobs() -> int:
    return Job.objects.dead().count()


def jobs(*, state: str = "") -> QuerySet[Job]:
    """Jobs for the administrators, the newest first."""
    found = Job.objects.order_by("-created_at", "pk")
    return found.filter(state=state) if state in JobState.values else found


def job_by_id(job_id: UUID) -> Job:
    return Job.objects.get(pk=job_id)


def counts_by_state() -> dict[str, int]:
    return dict(Job.objects.order_by().values_list("state").annotate(number=Count("pk")))


def mail_template(mail_id: str) -> str:
    return Mail.objects.filter(pk=mail_id).values_list("template", flat=True).first() or ""


def due_job_ids(*, now: datetime, at_most: int = 500) -> list[UUID]:
    return list(Job.objects.due(now=now).order_by("run_after").values_list("pk", flat=True)[:at_most])
