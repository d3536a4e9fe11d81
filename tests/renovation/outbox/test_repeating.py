"""I7: repeated work comes at its slots; I1: what nobody was told of is announced again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from renovation.outbox import registry
from renovation.outbox.models import Job
from renovation.outbox.operations import enqueue_due_periods, reissue_overdue
from renovation.outbox.operations import running as running_operations
from renovation.outbox.registry import Period
from tests.renovation.outbox.conftest import Declare, ask

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch, declare: Declare) -> None:
    """Two repeated works and no other: one is caught up, the other is not."""
    for kind in ("caught", "skipped"):
        declare(kind)
    monkeypatch.setattr(
        registry,
        "_periods",
        {
            "caught": Period("caught", timedelta(hours=1), timedelta(0), catch_up=True),
            "skipped": Period("skipped", timedelta(hours=1), timedelta(0), catch_up=False),
        },
    )


def test_a_slot_asks_for_its_work_once(only: None) -> None:
    assert [enqueue_due_periods(now=NINE), enqueue_due_periods(now=NINE + timedelta(minutes=20))] == [2, 0]


def test_i7_after_a_day_off_only_declared_work_is_caught_up(only: None) -> None:
    enqueue_due_periods(now=NINE)
    Job.objects.all().delete()

    enqueue_due_periods(now=NINE + timedelta(hours=24, minutes=30))

    assert list(Job.objects.values_list("kind", "key")) == [("caught", "caught@2026-11-25T09:00:00Z")]


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    heard: list[object] = []
    monkeypatch.setattr(running_operations, "wake", heard.append)
    return heard


def test_i1_a_lost_announcement_is_made_again(
    declare: Declare, announced: list[object], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    declare("probe")
    job = ask("probe")
    later = timezone.now() + timedelta(seconds=90)

    with django_capture_on_commit_callbacks(execute=True):
        assert reissue_overdue(now=timezone.now()) == 0
        assert [reissue_overdue(now=later), reissue_overdue(now=later)] == [1, 0]

    assert announced == [job.pk]
