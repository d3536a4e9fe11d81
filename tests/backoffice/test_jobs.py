"""I5: an administrator sees the work that was given up, and why, and gives it a new life."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.journal.models import Entry
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.door.login import login_agent
from tests.factories.platforms import agent

pytestmark = pytest.mark.django_db


@pytest.fixture
def dead_job() -> Job:
    return Job.objects.create(
        kind="mail.send",
        key="one",
        run_after=timezone.now(),
        state=JobState.DEAD,
        attempts=8,
        last_error="Le serveur de messagerie refuse le destinataire (550).",
    )


def test_i5_the_administrator_sees_the_cause(client: Client, administrator: User, dead_job: Job) -> None:
    login_agent(client, administrator)

    page = client.get(reverse("backoffice:jobs")).content.decode()

    assert "refuse le destinataire (550)" in page
    assert "Envoyer un e-mail" in page
    assert reverse("backoffice:job_retry", args=[dead_job.pk]) in page


def test_i5_the_administrator_tries_again(client: Client, administrator: User, dead_job: Job) -> None:
    login_agent(client, administrator)

    response = client.post(reverse("backoffice:job_retry", args=[dead_job.pk]))

    dead_job.refresh_from_db()
    assert response.url == reverse("backoffice:jobs")
    assert (dead_job.state, dead_job.attempts) == (JobState.WAITING, 0)
    assert Entry.objects.get(action="job.retried").actor_id == administrator.pk


def test_a_second_click_is_told_politely(client: Client, administrator: User, dead_job: Job) -> None:
    login_agent(client, administrator)
    url = reverse("backoffice:job_retry", args=[dead_job.pk])

    client.post(url)
    page = client.post(url, follow=True).content.decode()

    assert "n’est plus à l’arrêt" in page
    assert Entry.objects.filter(action="job.retried").count() == 1


def test_an_unknown_job_does_not_exist(client: Client, administrator: User) -> None:
    login_agent(client, administrator)

    assert client.post(reverse("backoffice:job_retry", args=[uuid4()])).status_code == 404


def test_nothing_changes_on_get(client: Client, administrator: User, dead_job: Job) -> None:
    login_agent(client, administrator)

    assert client.get(reverse("backoffice:job_retry", args=[dead_job.pk])).status_code == 405


def test_an_adviser_is_refused_and_it_is_written_down(client: Client, adviser: User, dead_job: Job) -> None:
    login_agent(client, adviser)

    assert client.get(reverse("backoffice:jobs")).status_code == 403
    assert Entry.objects.filter(action="access.refused", actor_id=adviser.pk).exists()


def test_an_administrator_of_one_platform_does_not_reach_the_installations_work(
    client: Client, platform: Platform, dead_job: Job
) -> None:
    local = agent(Role.ADMINISTRATOR, platform, email="local@besancon.example")
    login_agent(client, local)

    assert client.get(reverse("backoffice:jobs")).status_code == 403
    assert client.post(reverse("backoffice:job_retry", args=[dead_job.pk])).status_code == 403
