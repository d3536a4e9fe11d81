"""Jobs seen from the platforms: who acts when one runs, who is told when one is given up, and the journal's seal."""

from contextlib import AbstractContextManager
from datetime import timedelta

from django.utils import timezone

from renovation.journal.enums import Action
from renovation.journal.operations import Origin, acting_as, record, seal_entries
from renovation.outbox.models import Job
from renovation.outbox.operations import enqueue
from renovation.outbox.registry import Payload, Watcher, job, periodic, watch
from renovation.platforms.alerts import ALERT_TEMPLATE, mail_template_of, tell_administrators

SEAL = "journal.seal"
ALERT = "jobs.alert"


class JournalWatcher(Watcher):
    """Ties the life of jobs to the journal and to the administrators."""

    def around(self, job: Job) -> AbstractContextManager[object]:
        work = Origin(actor_id=job.requested_by_id, role="job", request_id=f"job:{job.pk}")
        return acting_as(lambda: work)

    def died(self, job: Job) -> None:
        """Written down at once; told by mail at most once an hour, and never about an alert itself."""
        record(Action.JOB_DIED, subject=job, detail={"kind": job.kind, "attempts": job.attempts})
        if mail_template_of(job) != ALERT_TEMPLATE:
            hour = timezone.now().replace(minute=0, second=0, microsecond=0)
            enqueue(kind=ALERT, key=f"{ALERT}@{hour:%Y-%m-%dT%H}Z", payload={"hour": hour.isoformat()})


@job(SEAL, label="Sceller le journal")
def seal_journal_job(payload: Payload) -> None:
    seal_entries(now=timezone.now())


@job(ALERT, label="Prévenir les administrateurs")
def alert_job(payload: Payload) -> None:
    tell_administrators(hour=payload["hour"])


periodic(SEAL, every=timedelta(minutes=1), catch_up=True)
watch(JournalWatcher())
