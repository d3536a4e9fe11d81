"""Do the work that is due, without Celery: for cron, for a machine without a broker, and for tests of faults."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from renovation.outbox.operations import Outcome, enqueue_due_periods, run_job
from renovation.outbox.queries import due_job_ids


class Command(BaseCommand):
    help = "Fait tout de suite les travaux qui attendent, sans passer par Celery."

    def handle(self, *args: Any, **options: Any) -> None:
        """Until a round does nothing more: a job may ask for others, and some may be in other hands."""
        enqueue_due_periods(now=timezone.now())
        told: Counter[str] = Counter()
        while done := _one_round():
            told += done
        self.stdout.write(", ".join(f"{number} {word}" for word, number in sorted(told.items())) or "nothing was due")


def _one_round() -> Counter[str]:
    outcomes = [run_job(job_id=job_id, now=timezone.now()) for job_id in due_job_ids(now=timezone.now())]
    return Counter(outcome.value for outcome in outcomes if outcome not in {Outcome.NOT_DUE, Outcome.TAKEN})
