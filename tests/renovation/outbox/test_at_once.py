"""I2, I6: two processes at once do a thing once. Real connections, in threads."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TypeVar

import pytest
from django.db import connection
from django.utils import timezone

from renovation.outbox.enums import JobState
from renovation.outbox.models import Job
from renovation.outbox.operations import Outcome, enqueue, enqueue_due_periods, run_job
from renovation.outbox.registry import Payload, periods
from tests.renovation.outbox.conftest import Declare, ask

pytestmark = pytest.mark.django_db(transaction=True)
Answer = TypeVar("Answer")


def _together(number: int, act: Callable[[], Answer]) -> list[Answer]:
    """The same act in several threads that start together, each with its own connection."""
    line = threading.Barrier(number)

    def one(_: int) -> Answer:
        try:
            line.wait(timeout=10)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


def test_i2_ten_runners_at_once_have_one_effect(declare: Declare) -> None:
    worked = declare("probe")
    job = ask("probe")

    outcomes = _together(10, lambda: run_job(job_id=job.pk, now=timezone.now()))

    assert outcomes.count(Outcome.DONE) == 1
    assert len(worked.payloads) == 1


def test_i2_ten_requests_with_one_key_are_one_job(declare: Declare) -> None:
    declare("probe")

    jobs = _together(10, lambda: enqueue(kind="probe", key="same", payload={}).pk)

    assert len(set(jobs)) == 1
    assert Job.objects.count() == 1


def test_a_slow_runner_keeps_its_job_after_its_lease(declare: Declare, monkeypatch: pytest.MonkeyPatch) -> None:
    started, finish = threading.Event(), threading.Event()
    worked = declare("probe")

    def slowly(payload: Payload) -> None:
        worked.payloads.append(payload)
        started.set()
        finish.wait(timeout=10)

    monkeypatch.setattr(type(worked), "__call__", lambda self, payload: slowly(payload))
    job = ask("probe")
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(lambda: (run_job(job_id=job.pk, now=timezone.now()), connection.close())[0])
        started.wait(timeout=10)
        much_later = run_job(job_id=job.pk, now=timezone.now() + timedelta(hours=1))
        finish.set()

        assert (much_later, slow.result()) == (Outcome.NOT_DUE, Outcome.DONE)
    assert Job.objects.get().state == JobState.DONE


def test_i6_five_schedulers_at_once_ask_for_each_slot_once() -> None:
    now = timezone.now().replace(second=1)

    _together(5, lambda: enqueue_due_periods(now=now))

    keys = list(Job.objects.values_list("key", flat=True))
    assert len(keys) == len(set(keys)) > 0
    assert {key.split("@")[0] for key in keys} <= {period.kind for period in periods()}


def test_i6_a_scheduler_passes_while_another_is_at_work() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [0x62656174])
        try:
            assert _together(1, lambda: enqueue_due_periods(now=timezone.now())) == [0]
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [0x62656174])
