"""The door does not tell whether an address has an account (A2)."""

import re
import statistics
import time

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, override_settings

from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.door.login import confirm_email

STRANGER = "personne@courriel.example"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"')


@pytest.fixture
def known(household_user: User, platform: Platform) -> User:
    confirm_email(household_user)
    return household_user


def page_after(address: str, data: dict[str, str], email: str) -> tuple[int, str, str]:
    """Status, redirect and page, without what differs for everybody."""
    client = Client()
    response: HttpResponse = client.post(address, data)
    target = response.headers.get("Location", "")
    shown = client.get(target) if target else response
    return response.status_code, target, TOKEN.sub("", shown.content.decode()).replace(email, "ADRESSE")


@pytest.mark.parametrize(
    ("address", "field", "more"),
    [
        ("/compte/login/", "login", {"password": ""}),
        ("/compte/login/", "login", {"password": "pas le bon"}),
        ("/compte/login/code/", "email", {}),
        ("/compte/password/reset/", "email", {}),
        ("/compte/signup/", "email", {}),
    ],
)
def test_a2_known_and_unknown_addresses_look_alike(known: User, address: str, field: str, more: dict[str, str]) -> None:
    cache.clear()
    ours = page_after(address, {field: known.email, **more}, known.email)
    theirs = page_after(address, {field: STRANGER, **more}, STRANGER)
    assert ours == theirs


class SlowHasher(PBKDF2PasswordHasher):
    """One hash more or less costs well over the 50 ms that the test looks for."""

    algorithm = "slow"
    iterations = 600_000


def medians(known: User, address: str, field: str, more: dict[str, str]) -> tuple[float, float]:
    """The time of the processor that an answer takes, over 50 tries: other tests may be running."""
    times: dict[str, list[float]] = {known.email: [], STRANGER: []}
    for _ in range(50):
        for email, taken in times.items():
            client = Client()
            begin = time.thread_time()
            client.post(address, {field: email, **more})
            taken.append(time.thread_time() - begin)
    ours, theirs = (statistics.median(taken) for taken in times.values())
    return ours, theirs


@override_settings(
    PASSWORD_HASHERS=[f"{SlowHasher.__module__}.SlowHasher"],
    ACCOUNT_RATE_LIMITS=False,
)
@pytest.mark.slow
def test_a2_the_time_taken_with_a_password_tells_nothing(known: User) -> None:
    known.set_password("une phrase de passe assez longue")
    known.save()

    ours, theirs = medians(known, "/compte/login/", "login", {"password": "pas le bon"})

    assert min(ours, theirs) > 0.050
    assert abs(ours - theirs) < 0.050


@override_settings(ACCOUNT_RATE_LIMITS=False)
@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "field", "more"),
    [
        ("/compte/login/", "login", {"password": ""}),
        ("/compte/password/reset/", "email", {}),
        ("/compte/signup/", "email", {}),
    ],
)
def test_a2_the_time_taken_without_a_password_tells_nothing(
    known: User, address: str, field: str, more: dict[str, str]
) -> None:
    ours, theirs = medians(known, address, field, more)

    assert abs(ours - theirs) < 0.050
