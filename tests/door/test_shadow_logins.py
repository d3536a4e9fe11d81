"""There is one login form; those of Django and Wagtail are closed (B3)."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from config.door.checks import door_is_shut
from config.door.shadow import SHADOW_LOGINS
from renovation.accounts.models import User
from tests.door.steps import is_logged_in
from tests.factories.platforms import PASSWORD

CLOSED = [f"/{route}" for route in SHADOW_LOGINS] + ["/cms/password_reset/", "/cms/password_reset/confirm/a/b-c/"]


@pytest.mark.parametrize("address", CLOSED)
def test_b3_shadow_logins_lead_to_the_door(client: Client, editor: User, address: str) -> None:
    response = client.get(f"{address}?next=/cms/pages/")
    assert response["Location"] == "/compte/login/?next=%2Fcms%2Fpages%2F"


@pytest.mark.parametrize("address", CLOSED)
def test_b3_a_right_password_posted_there_opens_nothing(client: Client, editor: User, address: str) -> None:
    response = client.post(address, {"username": editor.email, "email": editor.email, "password": PASSWORD})
    assert response.status_code == 405
    assert not is_logged_in(client)


def test_b3_no_open_redirect(client: Client) -> None:
    assert client.get("/cms/login/?next=//ailleurs.example/")["Location"] == "/compte/login/"


def test_the_check_finds_the_door_shut() -> None:
    assert list(door_is_shut(None)) == []
    call_command("check")


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("MIDDLEWARE", [line for line in settings.MIDDLEWARE if "SecondFactorGate" not in line], "door.E001"),
        ("ROOT_URLCONF", "wagtail.admin.urls", "door.E002"),
        ("WAGTAIL_PASSWORD_MANAGEMENT_ENABLED", True, "door.E003"),
        ("MFA_SUPPORTED_TYPES", ["webauthn", "totp"], "door.E004"),
        ("CACHES", {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}, "door.E005"),
        ("FIELD_ENCRYPTION_KEYS", ["court"], "door.E006"),
    ],
)
def test_the_check_names_a_door_ajar(name: str, value: object, fault: str) -> None:
    with override_settings(**{name: value}):
        assert fault in {message.id for message in door_is_shut(None)}


def test_b14_no_default_account_in_the_migrations() -> None:
    written = Path(settings.ROOT).glob("*/**/migrations/*.py")
    assert not [
        path for path in written if "create_superuser" in path.read_text() or "set_password" in path.read_text()
    ]
