"""Sessions: a new key at each step, limits of time, and who ends them (C1, C3–C7)."""

import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.operations import close_sessions, disable_agent, grant_role
from tests.door.login import confirm_email, enrol
from tests.door.steps import CODE_PAGE, ask_code, give_password, give_totp, is_logged_in, mailed_code

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PAGE = "/compte/sessions/"


def enter(client: Client, user: User) -> None:
    """The whole way of an agent."""
    enrol(user)
    give_password(client, user)
    give_totp(client, user)


def still_in(client: Client) -> bool:
    return client.get(PAGE).status_code == 200


def test_c1_a_new_key_at_the_password_and_at_the_code(client: Client, adviser: User) -> None:
    enrol(adviser)
    client.get("/compte/login/")
    keys = [client.session.session_key]
    give_password(client, adviser)
    keys.append(client.session.session_key)
    give_totp(client, adviser)
    keys.append(client.session.session_key)
    assert len(set(keys)) == 3


def test_c1_a_new_role_ends_the_session(client: Client, adviser: User, other_platform: Platform) -> None:
    enter(client, adviser)
    now = timezone.now() + timedelta(seconds=1)
    grant_role(user=adviser, role=Role.ADVISER, platform=other_platform, granted_by_id=None, now=now)
    assert not still_in(client)


@pytest.mark.parametrize(("minutes", "open_still"), [(29, True), (31, False)])
def test_c3_an_idle_agent_is_out_after_half_an_hour(
    client: Client, adviser: User, minutes: int, open_still: bool
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        enter(client, adviser)
        clock.shift(timedelta(minutes=minutes))
        assert still_in(client) is open_still


@pytest.mark.parametrize(("minutes", "open_still"), [(119, True), (121, False)])
def test_c3_an_idle_household_is_out_after_two_hours(
    client: Client, household_user: User, minutes: int, open_still: bool
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(household_user)
        client.get(PAGE)
        clock.shift(timedelta(minutes=minutes))
        assert still_in(client) is open_still


def test_c3_even_a_busy_agent_is_out_after_twelve_hours(client: Client, adviser: User) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        enter(client, adviser)
        for _ in range(24):
            clock.shift(timedelta(minutes=29))
            assert still_in(client)
        clock.shift(timedelta(minutes=25))
        assert not still_in(client)


def test_c3_and_a_household_after_thirty_days(client: Client, household_user: User) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(household_user)
        client.get(PAGE)
        session = client.session
        clock.shift(timedelta(days=30, seconds=1))
        session["door_seen_at"] = time.time()
        session.set_expiry(90 * 86400)
        session.save()
        assert not still_in(client)


def test_c4_logout_kills_the_session_on_the_server(client: Client, adviser: User) -> None:
    enter(client, adviser)
    key = client.session.session_key
    client.post("/compte/logout/")
    assert not Session.objects.filter(session_key=key).exists()
    assert Entry.objects.filter(action=Action.LOGOUT, actor_id=adviser.pk).exists()


@pytest.mark.parametrize("address", [PAGE, "/compte/email/", "/compte/login/", "/compte/second-facteur/"])
def test_c4_private_pages_are_not_stored(client: Client, household_user: User, address: str) -> None:
    client.force_login(household_user)
    assert "no-store" in client.get(address)["Cache-Control"]


def test_c5_one_sees_and_ends_the_other_sessions(client: Client, household_user: User, platform: Platform) -> None:
    confirm_email(household_user)
    elsewhere = Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"})
    for browser in (elsewhere, client):
        ask_code(browser, household_user.email)
        browser.post(CODE_PAGE, {"code": mailed_code("login_code")})
    assert "Firefox sur Linux" in client.get(PAGE).content.decode()

    client.post("/compte/sessions/fermer/")

    assert still_in(client)
    assert not still_in(elsewhere)
    assert UserSession.objects.count() == 1


def test_c5_an_administrator_ends_all_sessions_of_an_account(client: Client, adviser: User) -> None:
    enter(client, adviser)
    close_sessions(user=adviser, now=timezone.now() + timedelta(seconds=1))
    assert not still_in(client)


def test_c6_a_disabled_account_is_out_at_its_next_request(client: Client, adviser: User, administrator: User) -> None:
    enter(client, adviser)
    disable_agent(user=adviser, by=administrator, now=timezone.now())
    assert not still_in(client)
    assert give_password(Client(), adviser)["Location"] == "/compte/inactive/"


def test_c7_logout_is_by_post_only(client: Client, household_user: User) -> None:
    client.force_login(household_user)
    assert client.get("/compte/logout/").status_code == 200
    assert is_logged_in(client)


@pytest.mark.parametrize("address", ["/compte/logout/", "/cms/logout/"])
def test_c7_logout_asks_for_the_csrf_token(household_user: User, address: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(household_user)
    assert strict.post(address).status_code == 403
    assert is_logged_in(strict)


def test_x11_one_may_stay(client: Client, household_user: User) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(household_user)
        client.get(PAGE)
        clock.shift(timedelta(minutes=100))
        assert client.post("/compte/session/rester/").status_code == 204
        clock.shift(timedelta(minutes=100))
        assert still_in(client)
