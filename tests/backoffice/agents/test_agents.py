"""Administrators and the accounts of agents (B11, B14, C5, C6)."""

import pytest
from django.test import Client
from django.utils import timezone

from renovation.accounts.models import TotpDevice, User
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from renovation.platforms.enums import Role
from renovation.platforms.models import Membership, Platform
from renovation.platforms.operations import grant_role, reset_second_factor, revoke_role
from renovation.platforms.refusals import AgentChangeRefused, LastAdministrator
from tests.door.login import enrol, login_agent
from tests.factories.platforms import agent


@pytest.fixture
def office(client: Client, administrator: User) -> Client:
    login_agent(client, administrator)
    return client


@pytest.fixture
def local_administrator(platform: Platform) -> User:
    """Administers one platform only."""
    return agent(Role.ADMINISTRATOR, platform, email="locale@besancon.example", first_name="Lou")


def page_of(user: User, act: str = "") -> str:
    return f"/bureau/agents/{user.pk}/{act}"


@pytest.mark.parametrize("name", ["adviser", "manager", "editor", "region_reader"])
def test_other_roles_do_not_see_the_agents(client: Client, request: pytest.FixtureRequest, name: str) -> None:
    login_agent(client, request.getfixturevalue(name))
    assert client.get("/bureau/agents/").status_code == 403


def test_the_list_shows_people_and_roles(office: Client, adviser: User, editor: User) -> None:
    shown = office.get("/bureau/agents/").content.decode()
    assert adviser.email in shown and editor.email in shown
    assert "Rédacteur ou rédactrice du site" in shown


def test_a_local_administrator_sees_only_their_platform(
    client: Client, local_administrator: User, adviser: User, adviser_elsewhere: User
) -> None:
    login_agent(client, local_administrator)
    shown = client.get("/bureau/agents/").content.decode()
    assert adviser.email in shown
    assert adviser_elsewhere.email not in shown
    assert client.get(page_of(adviser_elsewhere)).status_code == 404


def test_d8_a_local_administrator_gives_no_role_elsewhere(
    client: Client, local_administrator: User, adviser: User, other_platform: Platform
) -> None:
    login_agent(client, local_administrator)
    for place in (str(other_platform.pk), "installation"):
        client.post(page_of(adviser, "roles/"), {"role": Role.ADMINISTRATOR, "place": place})
    assert adviser.memberships.count() == 1


@pytest.mark.parametrize("act", ["desactiver/", "sessions/", "second-facteur/"])
def test_a_local_administrator_does_not_touch_an_account_that_works_elsewhere_too(
    client: Client, local_administrator: User, adviser: User, other_platform: Platform, act: str
) -> None:
    enrol(adviser)
    Membership.objects.create(user=adviser, role=Role.ADVISER, platform=other_platform)
    login_agent(client, local_administrator)
    assert client.post(page_of(adviser, act), {"reason": "perdu"}).status_code == 404
    adviser.refresh_from_db()
    assert adviser.is_active and TotpDevice.objects.filter(user=adviser).exists()


def test_a_role_is_given_and_taken(office: Client, adviser: User, other_platform: Platform) -> None:
    office.post(page_of(adviser, "roles/"), {"role": Role.MANAGER, "place": str(other_platform.pk)})
    given = Membership.objects.get(user=adviser, role=Role.MANAGER)
    office.post(page_of(adviser, f"roles/{given.pk}/retirer/"))
    given.refresh_from_db()
    assert given.ended_at is not None
    actions = list(Entry.objects.filter(object_id=str(adviser.pk)).values_list("action", flat=True))
    assert Action.ROLE_GRANTED in actions and Action.ROLE_REVOKED in actions


def test_a_role_is_refused_where_it_makes_no_sense(office: Client, adviser: User) -> None:
    page = office.post(page_of(adviser, "roles/"), {"role": Role.ADVISER, "place": "installation"})
    assert "ne peut pas être donné" in page.content.decode()


def test_c6_an_account_is_disabled_and_enabled(office: Client, adviser: User) -> None:
    office.post(page_of(adviser, "desactiver/"))
    adviser.refresh_from_db()
    assert not adviser.is_active and adviser.disabled_at
    office.post(page_of(adviser, "reactiver/"))
    adviser.refresh_from_db()
    assert adviser.is_active


def test_b11_another_administrator_resets_with_a_reason(office: Client, adviser: User, administrator: User) -> None:
    enrol(adviser)
    inside = Client()
    login_agent(inside, adviser)

    office.post(page_of(adviser, "second-facteur/"), {"reason": "téléphone volé"})

    assert not TotpDevice.objects.filter(user=adviser).exists()
    line = Entry.objects.get(action=Action.SECOND_FACTOR_RESET)
    assert (line.actor_id, line.object_id, line.detail) == (
        administrator.pk,
        str(adviser.pk),
        {"reason": "téléphone volé"},
    )
    assert Mail.objects.get(template="second_factor_reset").recipient == adviser.email
    assert inside.get("/compte/sessions/")["Location"].startswith("/compte/login/")


def test_b11_without_a_reason_nothing_happens(office: Client, adviser: User) -> None:
    enrol(adviser)
    office.post(page_of(adviser, "second-facteur/"), {"reason": "   "})
    assert TotpDevice.objects.filter(user=adviser).exists()


def test_b11_nobody_resets_their_own(office: Client, administrator: User, platform: Platform) -> None:
    office.post(page_of(administrator, "second-facteur/"), {"reason": "perdu"})
    assert TotpDevice.objects.filter(user=administrator).exists()
    with pytest.raises(AgentChangeRefused):
        reset_second_factor(user=administrator, by=administrator, reason="perdu", platform=platform, now=timezone.now())


def test_b14_the_last_administrator_keeps_the_role(office: Client, administrator: User) -> None:
    office.post(page_of(administrator, f"roles/{administrator.memberships.get().pk}/retirer/"))
    assert administrator.memberships.filter(ended_at__isnull=True).exists()
    with pytest.raises(LastAdministrator):
        revoke_role(membership=administrator.memberships.get(), now=timezone.now())


def test_b14_a_disabled_colleague_does_not_count(administrator: User) -> None:
    agent(Role.ADMINISTRATOR, None, email="partie@maisonnee.example", is_active=False)
    with pytest.raises(LastAdministrator):
        revoke_role(membership=administrator.memberships.get(), now=timezone.now())


def test_b14_with_a_second_one_the_role_may_go(administrator: User, adviser: User) -> None:
    grant_role(user=adviser, role=Role.ADMINISTRATOR, granted_by_id=administrator.pk, now=timezone.now())
    revoke_role(membership=administrator.memberships.get(), now=timezone.now())
    assert not administrator.memberships.filter(ended_at__isnull=True).exists()


def test_b14_nobody_disables_their_own_account(office: Client, administrator: User) -> None:
    office.post(page_of(administrator, "desactiver/"))
    administrator.refresh_from_db()
    assert administrator.is_active
