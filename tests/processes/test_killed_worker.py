"""I1: kill -9 at the worst moment; the work is done all the same, and its effect is there once."""

import pytest

from renovation.journal.models import Entry
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job
from renovation.outbox.operations import enqueue
from tests.processes.running import Processes, kill, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def _effects(name: str) -> int:
    return Entry.objects.filter(detail__name=name).count()


def _done(key: str) -> bool:
    return Job.objects.filter(key=key, state=JobState.DONE).exists()


def test_i1_a_worker_killed_in_mid_task_loses_nothing(processes: Processes) -> None:
    first = processes.worker()
    processes.beat()
    # The web process that asked is gone before it told the broker: only the row is left.
    enqueue(kind="test.slow", key="slow", payload={"name": "slow", "seconds": 2})
    wait_until(lambda: any(processes.folder.glob("slow.*")), told=processes.logs)

    kill(first)
    assert not _done("slow")
    processes.worker()

    wait_until(lambda: _done("slow"), told=processes.logs)
    assert _effects("slow") == 1
    assert len(list(processes.folder.glob("slow.*"))) >= 2


def test_i1_work_is_done_with_no_broker_at_all(processes: Processes) -> None:
    enqueue(kind="test.slow", key="alone", payload={"name": "alone", "seconds": 0})

    processes.manage("run_jobs")

    assert _done("alone")
    assert _effects("alone") == 1
