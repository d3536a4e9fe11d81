"""J10: one word for anybody, figures for a verified administrator."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from config.health import checks
from renovation.accounts.models import User
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job
from tests.door.login import login_agent

pytestmark = pytest.mark.django_db
LATE = timedelta(hours=1)


def _late_job(kind: str, *, state: str = JobState.WAITING) -> Job:
    job = Job.objects.create(kind=kind, key=kind, run_after=timezone.now() - LATE, state=state)
    Job.objects.filter(pk=job.pk).update(created_at=timezone.now() - LATE)
    return job


def test_j10_live_asks_the_database_nothing(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        response = client.get("/health/live")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_j10_anybody_gets_one_word(client: Client) -> None:
    assert client.get("/health/ready").json() == {"status": "ok"}


@pytest.mark.parametrize("kind", ["journal.seal", "mail.send"])
def test_j10_late_work_is_told_and_still_served(client: Client, kind: str) -> None:
    _late_job(kind)

    response = client.get("/health/ready")

    assert (response.status_code, response.json()) == (200, {"status": "degraded"})


def test_j10_a_broken_database_is_told_without_detail(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "cursor", Mock(side_effect=OperationalError("password of maisonnee_app refused")))

    response = client.get("/health/ready")

    assert (response.status_code, response.json()) == (503, {"status": "down"})


def test_j10_a_broken_cache_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "cache", Mock(set=Mock(side_effect=ConnectionError)))

    assert client.get("/health/ready").status_code == 503


def test_j10_missing_migrations_are_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks.Migrations, "missing", lambda: 3)

    assert client.get("/health/ready").json() == {"status": "down"}


def test_j10_a_full_disk_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda path: Mock(free=1000))

    assert client.get("/health/ready").json() == {"status": "degraded"}


def test_j10_an_adviser_gets_no_detail(client: Client, adviser: User) -> None:
    login_agent(client, adviser)

    assert set(client.get("/health/ready").json()) == {"status"}


def test_j10_a_verified_administrator_gets_the_figures(client: Client, administrator: User) -> None:
    _late_job("journal.seal")
    _late_job("mail.purge", state=JobState.DEAD)
    login_agent(client, administrator)

    told = client.get("/health/ready").json()["checks"]

    assert told["queue"]["waiting"] == 1
    assert told["queue"]["dead"] == 1
    assert told["queue"]["oldest_seconds"] >= 3600
    assert set(told) == {"database", "cache", "migrations", "queue", "mail", "disk"}


def test_j10_an_administrator_before_the_second_factor_gets_no_detail(client: Client, administrator: User) -> None:
    client.force_login(administrator)

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert set(response.json()) == {"status"}
