"""Guessing is slowed by account and by address; nobody is shut out for long (A4–A6)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client, override_settings

from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.door.login import confirm_email
from tests.door.steps import CODE_PAGE, ask_code, give_password, is_logged_in, mailed_code

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def known(household_user: User, platform: Platform) -> User:
    confirm_email(household_user)
    return household_user


def guess(client: Client, user: User, times: int, **extra: str) -> None:
    for _ in range(times):
        give_password(client, user, "pas le bon", **extra)


def test_a4_after_five_failures_the_right_password_waits(client: Client, known: User) -> None:
    with time_machine.travel(NOON, tick=False):
        guess(client, known, 5)
        give_password(client, known)
    assert not is_logged_in(client)


def test_a4_the_count_holds_over_hosts_and_browsers(client: Client, known: User) -> None:
    with time_machine.travel(NOON, tick=False):
        guess(Client(), known, 3, headers={"host": "besancon.localhost"}, REMOTE_ADDR="10.0.0.1")
        guess(Client(), known, 2, headers={"host": "haut-doubs.localhost"}, REMOTE_ADDR="10.0.0.2")
        give_password(client, known, REMOTE_ADDR="10.0.0.3")
    assert not is_logged_in(client)


def test_a4_ten_failures_of_one_address_close_it_for_all_accounts(client: Client, known: User, adviser: User) -> None:
    with time_machine.travel(NOON, tick=False):
        for number in range(10):
            client.post("/compte/login/", {"login": f"p{number}@courriel.example", "password": "x"})
        give_password(client, known)
    assert not is_logged_in(client)


def test_a5_changing_x_forwarded_for_does_not_help(platform: Platform) -> None:
    statuses = []
    with time_machine.travel(NOON, tick=False):
        for number in range(35):
            data = {"login": f"p{number}@courriel.example", "password": "x"}
            spoofed = {"x-forwarded-for": f"10.1.1.{number}"}
            statuses.append(Client().post("/compte/login/", data, headers=spoofed).status_code)
    assert statuses[:30] == [200] * 30
    assert set(statuses[30:]) == {429}


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_a5_behind_one_trusted_proxy_its_word_counts(platform: Platform) -> None:
    with time_machine.travel(NOON, tick=False):
        statuses = {
            Client()
            .post(
                "/compte/login/",
                {"login": f"p{number}@courriel.example", "password": "x"},
                headers={"x-forwarded-for": f"6.6.6.6, 10.1.1.{number}"},
            )
            .status_code
            for number in range(35)
        }
    assert statuses == {200}


def test_a6_the_lock_lasts_less_than_a_quarter_of_an_hour(client: Client, known: User) -> None:
    with time_machine.travel(NOON, tick=False):
        guess(Client(), known, 9)
    with time_machine.travel(NOON + timedelta(minutes=5, seconds=1), tick=False):
        give_password(client, known)
    assert is_logged_in(client)


def test_a6_the_code_stays_open_during_the_lock(client: Client, known: User) -> None:
    with time_machine.travel(NOON, tick=False):
        guess(Client(), known, 9)
        ask_code(client, known.email)
        client.post(CODE_PAGE, {"code": mailed_code("login_code")})
    assert is_logged_in(client)
