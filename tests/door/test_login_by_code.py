"""A household enters with a code received by mail (A1)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.door.login import confirm_email
from tests.door.steps import CODE_PAGE, ask_code, is_logged_in, mailed_code

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def known(household_user: User, platform: Platform) -> User:
    confirm_email(household_user)
    return household_user


def test_a1_a_code_opens_the_account_without_a_password(client: Client, known: User) -> None:
    ask_code(client, known.email)
    response = client.post(CODE_PAGE, {"code": mailed_code("login_code")})

    assert response["Location"] == "/mon-espace/"
    assert is_logged_in(client)


def test_a1_a_code_serves_once(client: Client, known: User) -> None:
    ask_code(client, known.email)
    code = mailed_code("login_code")
    client.post(CODE_PAGE, {"code": code})
    client.post("/compte/logout/")

    client.post(CODE_PAGE, {"code": code})

    assert not is_logged_in(client)


def test_a1_a_code_of_one_browser_opens_nothing_in_another(client: Client, known: User) -> None:
    ask_code(client, known.email)
    elsewhere = Client()
    elsewhere.post(CODE_PAGE, {"code": mailed_code("login_code")})
    assert not is_logged_in(elsewhere)


@pytest.mark.parametrize(("seconds", "opens"), [(599, True), (601, False)])
def test_a1_a_code_is_void_after_ten_minutes(client: Client, known: User, seconds: int, opens: bool) -> None:
    with time_machine.travel(NOON, tick=False):
        ask_code(client, known.email)
    with time_machine.travel(NOON + timedelta(seconds=seconds), tick=False):
        client.post(CODE_PAGE, {"code": mailed_code("login_code")})
    assert is_logged_in(client) is opens


def test_a1_after_three_wrong_codes_the_right_one_comes_too_late(client: Client, known: User) -> None:
    ask_code(client, known.email)
    code = mailed_code("login_code")
    for _ in range(3):
        client.post(CODE_PAGE, {"code": "0000-0000"})

    response = client.post(CODE_PAGE, {"code": code})

    assert not is_logged_in(client)
    assert response["Location"].startswith("/compte/login/")
    assert "code/confirm" not in response["Location"]


def test_a1_signing_up_needs_an_address_and_its_code_only(client: Client, platform: Platform) -> None:
    client.post("/compte/signup/", {"email": "Nouvelle@courriel.example"})
    response = client.post("/compte/confirm-email/", {"code": mailed_code("signup_code")})

    assert response["Location"] == "/mon-espace/"
    assert User.objects.get(email="nouvelle@courriel.example").has_usable_password() is False
    assert is_logged_in(client)


def test_a1_a_household_with_a_password_may_use_it(client: Client, known: User) -> None:
    client.post("/compte/login/", {"login": known.email, "password": "une phrase de passe assez longue"})
    assert is_logged_in(client)
