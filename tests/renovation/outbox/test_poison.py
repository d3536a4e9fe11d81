"""I5: work that cannot be done stops nothing else, and is seen."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from renovation.journal.models import Entry
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job, Mail
from renovation.outbox.operations import Outcome, run_job
from renovation.outbox.rules.failures import PermanentFailure
from renovation.platforms.enums import Role
from renovation.platforms.models import Membership
from renovation.platforms.operations.jobs import retry_job
from tests.factories.platforms import PlatformFactory, agent
from tests.renovation.outbox.conftest import Declare, ask

pytestmark = pytest.mark.django_db


def test_i5_a_permanent_failure_is_given_up_at_once(declare: Declare) -> None:
    declare("probe", failures=[PermanentFailure("no such address")])
    job = ask("probe")

    assert run_job(job_id=job.pk, now=timezone.now()) is Outcome.DEAD
    assert Job.objects.dead().get().last_error == "no such address"


def test_i5_work_that_kills_its_runner_is_given_up_in_the_end(declare: Declare) -> None:
    declare("probe")
    job = ask("probe")
    past = timezone.now() - timedelta(minutes=1)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING, attempts=3, max_attempts=3, locked_until=past)

    assert run_job(job_id=job.pk, now=timezone.now()) is Outcome.DEAD


def test_i5_a_poison_job_does_not_block_the_others(declare: Declare) -> None:
    worked = declare("probe")
    declare("poison", failures=[RuntimeError("always")] * 9)
    poison, sound = ask("poison", "first"), ask("probe", "second")

    run_job(job_id=poison.pk, now=timezone.now())
    run_job(job_id=sound.pk, now=timezone.now())

    assert len(worked.payloads) == 1


def test_i5_a_dead_job_tried_again_is_done_and_journalled(declare: Declare) -> None:
    worked = declare("probe", failures=[PermanentFailure("down")])
    job = ask("probe")
    run_job(job_id=job.pk, now=timezone.now())

    retry_job(job_id=job.pk)

    assert run_job(job_id=job.pk, now=timezone.now()) is Outcome.DONE
    assert len(worked.payloads) == 2
    assert Entry.objects.filter(action="job.retried", object_id=str(job.pk)).exists()


def test_two_administrators_retry_a_job_once(declare: Declare) -> None:
    declare("probe", failures=[PermanentFailure("down")])
    job = ask("probe")
    run_job(job_id=job.pk, now=timezone.now())

    assert retry_job(job_id=job.pk) is not None
    assert retry_job(job_id=job.pk) is None


def _die(declare: Declare, key: str) -> None:
    declare("probe", failures=[PermanentFailure("down")])
    run_job(job_id=ask("probe", key).pk, now=timezone.now())


def test_d10_the_alert_goes_to_those_who_are_administrators_when_it_runs(declare: Declare) -> None:
    main = PlatformFactory.create()
    staying = agent(Role.ADMINISTRATOR, None, email="reste@maisonnee.example")
    leaving = agent(Role.ADMINISTRATOR, main, email="part@maisonnee.example")
    _die(declare, "one")

    Membership.objects.filter(user=leaving).update(ended_at=timezone.now())
    run_job(job_id=Job.objects.get(kind="jobs.alert").pk, now=timezone.now())

    assert [mail.recipient for mail in Mail.objects.all()] == [staying.email]


def test_ten_dead_jobs_make_one_alert_an_hour(declare: Declare) -> None:
    with time_machine.travel(datetime(2026, 11, 24, 9, 30, tzinfo=UTC), tick=False):
        for number in range(10):
            _die(declare, f"job {number}")

    assert Job.objects.filter(kind="jobs.alert").count() == 1
