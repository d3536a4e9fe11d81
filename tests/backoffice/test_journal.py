"""J2: the journal is read by administrators, each in the bounds of the platforms that are theirs."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.journal.queries import Criteria, entries
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.door.login import login_agent
from tests.factories.platforms import agent

pytestmark = pytest.mark.django_db


def test_j2_the_page_says_who_did_what(client: Client, administrator: User, adviser: User, platform: Platform) -> None:
    record(Action.CASE_READ, actor_id=adviser.pk, platform_id=platform.pk, detail={"reason": "canard"})
    login_agent(client, administrator)

    page = client.get(reverse("backoffice:journal")).content.decode()

    assert "Dossier consulté" in page
    assert str(adviser) in page
    assert "canard" in page


def test_an_administrator_of_one_platform_reads_only_its_facts(
    client: Client, platform: Platform, other_platform: Platform
) -> None:
    record(Action.CASE_READ, platform_id=platform.pk, detail={"reason": "canard"})
    record(Action.CASE_READ, platform_id=other_platform.pk, detail={"reason": "colibri"})
    login_agent(client, agent(Role.ADMINISTRATOR, platform, email="local@besancon.example"))

    page = client.get(reverse("backoffice:journal")).content.decode()

    assert "canard" in page
    assert "colibri" not in page


@pytest.mark.parametrize("role", ["adviser", "manager", "editor", "region_reader"])
def test_no_other_role_reads_it(client: Client, role: str, request: pytest.FixtureRequest) -> None:
    login_agent(client, request.getfixturevalue(role))

    assert client.get(reverse("backoffice:journal")).status_code == 403


def test_filters_narrow_and_nonsense_is_told(client: Client, administrator: User, adviser: User) -> None:
    record(Action.CASE_READ, actor_id=adviser.pk, detail={"reason": "canard"})
    record(Action.LOGOUT, actor_id=adviser.pk, detail={"reason": "colibri"})
    login_agent(client, administrator)

    narrowed = client.get(reverse("backoffice:journal"), {"action": "case.read"}).content.decode()
    nonsense = client.get(reverse("backoffice:journal"), {"compte": "x", "du": "hier"})

    assert "canard" in narrowed
    assert "colibri" not in narrowed
    assert nonsense.status_code == 200
    assert "Copiez l’identifiant d’un compte" in nonsense.content.decode()


def test_days_are_whole_days_of_here(adviser: User) -> None:
    entry = record(Action.CASE_READ, actor_id=adviser.pk)
    today = timezone.localdate(entry.at)

    assert entries(Criteria(first_day=today, last_day=today), platform_ids=None).count() == 1
    assert not entries(Criteria(first_day=today + timedelta(days=1)), platform_ids=None).exists()
    assert not entries(Criteria(last_day=today - timedelta(days=1)), platform_ids=None).exists()


def test_names_are_read_in_one_query(
    client: Client,
    administrator: User,
    adviser: User,
    manager: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    login_agent(client, administrator)
    for number in range(20):
        record(Action.CASE_READ, actor_id=(adviser, manager)[number % 2].pk)

    client.get(reverse("backoffice:journal"))

    # The first page filled what the frame remembers; twenty names one by one would pass this by far.
    with django_assert_max_num_queries(22):
        client.get(reverse("backoffice:journal"))
