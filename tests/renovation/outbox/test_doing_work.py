"""I2: a job run twice has one effect; a failed one comes back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from renovation.journal.models import Entry
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job
from renovation.outbox.operations import Outcome, enqueue, run_job
from renovation.outbox.registry import UnknownKind
from renovation.outbox.rules.failures import PassingFailure
from tests.renovation.outbox.conftest import Declare, ask

pytestmark = pytest.mark.django_db


def test_i2_work_asked_twice_with_one_key_is_one_job(declare: Declare) -> None:
    declare("probe")

    assert ask("probe").pk == ask("probe").pk
    assert Job.objects.count() == 1


def test_i2_a_job_run_twice_has_one_effect(declare: Declare) -> None:
    worked = declare("probe")
    job = ask("probe")

    outcomes = [run_job(job_id=job.pk, now=timezone.now()) for _ in range(2)]

    assert outcomes == [Outcome.DONE, Outcome.NOT_DUE]
    assert worked.payloads == [{"number": 1}]


def test_a_failed_job_waits_and_then_succeeds(declare: Declare) -> None:
    worked = declare("probe", failures=[PassingFailure("not yet")])
    job = ask("probe")

    first = run_job(job_id=job.pk, now=timezone.now())
    too_early = run_job(job_id=job.pk, now=timezone.now())
    later = run_job(job_id=job.pk, now=timezone.now() + timedelta(minutes=5))

    assert (first, too_early, later) == (Outcome.WAITING, Outcome.NOT_DUE, Outcome.DONE)
    assert len(worked.payloads) == 2


def test_what_a_failing_handler_wrote_is_undone(declare: Declare, monkeypatch: pytest.MonkeyPatch) -> None:
    worked = declare("probe", failures=[PassingFailure("after writing")])
    declare("other")
    monkeypatch.setattr(worked, "payloads", _Enqueuing())
    job = ask("probe")

    run_job(job_id=job.pk, now=timezone.now())

    assert not Job.objects.filter(key="written by the handler").exists()


class _Enqueuing(list):
    """A list that asks for other work when something is added to it."""

    def append(self, item: object) -> None:
        enqueue(kind="other", key="written by the handler", payload={})


def test_an_error_is_kept_without_the_values_of_rows(declare: Declare) -> None:
    declare("probe", failures=[ValueError("duplicate key\nDETAIL: (email)=(jeanne@courriel.example)")])
    job = ask("probe")

    run_job(job_id=job.pk, now=timezone.now())

    job.refresh_from_db()
    assert job.last_error == "ValueError: duplicate key"


def test_a_mistyped_kind_is_refused_at_once() -> None:
    with pytest.raises(UnknownKind):
        enqueue(kind="no such work", key="one", payload={})


def test_work_for_later_is_not_started_before(declare: Declare) -> None:
    declare("probe")
    tomorrow = timezone.now() + timedelta(days=1)
    job = enqueue(kind="probe", key="one", payload={}, run_after=tomorrow)

    assert run_job(job_id=job.pk, now=timezone.now()) is Outcome.NOT_DUE
    assert run_job(job_id=job.pk, now=tomorrow) is Outcome.DONE


def test_what_a_job_does_is_journalled_in_its_name(declare: Declare) -> None:
    declare("probe", failures=[PassingFailure("x")] * 9)
    job = ask("probe")

    for days in range(3):
        run_job(job_id=job.pk, now=timezone.now() + timedelta(days=days))

    job.refresh_from_db()
    assert job.state == JobState.DEAD
    assert Entry.objects.get(action="job.died").object_id == str(job.pk)
