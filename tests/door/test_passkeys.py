"""Passkeys, with the virtual authenticator of Chromium (A7): added, used, removed; staff still give their code."""

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.door.login import confirm_email, enrol
from tests.door.steps import last_mail
from tests.factories.platforms import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def address(live_server: LiveServer) -> str:
    """WebAuthn works on a name: localhost, not 127.0.0.1."""
    return str(live_server.url).replace("127.0.0.1", "localhost")


@pytest.fixture
def device(page: Page) -> Page:
    """The page, on a machine that recognises its owner."""
    chromium = page.context.new_cdp_session(page)
    chromium.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    chromium.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def enter(page: Page, address: str, user: User) -> None:
    page.goto(f"{address}/compte/login/?next=/compte/2fa/webauthn/")
    page.get_by_label("Adresse e-mail").fill(user.email)
    page.get_by_role("textbox", name="Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Continuer").click()


def add_passkey(page: Page) -> None:
    """From the list of passkeys: the password is asked again first."""
    page.get_by_role("link", name="Ajouter une clé d’accès").click()
    page.get_by_role("textbox", name="Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label("Nom de la clé").fill("Téléphone")
    page.get_by_role("button", name="Ajouter la clé").click()
    page.wait_for_url("**/compte/2fa/webauthn/")


def test_a7_a_passkey_is_added_used_and_removed(
    device: Page, address: str, household_user: User, platform: Platform
) -> None:
    confirm_email(household_user)
    enter(device, address, household_user)
    add_passkey(device)
    expect(device.get_by_text("Téléphone, ajoutée")).to_be_visible()
    assert last_mail("passkey_added").recipient == household_user.email

    device.context.clear_cookies()
    device.goto(f"{address}/compte/login/?next=/compte/2fa/webauthn/")
    device.get_by_role("button", name="Me connecter avec une clé d’accès").click()
    device.wait_for_url("**/compte/2fa/webauthn/")

    device.get_by_role("link", name="Supprimer Téléphone").click()
    device.get_by_role("textbox", name="Mot de passe").fill(PASSWORD)
    device.get_by_role("button", name="Continuer").click()
    device.get_by_role("button", name="Supprimer la clé").click()
    expect(device.get_by_text("pas encore de clé")).to_be_visible()
    assert last_mail("passkey_removed").recipient == household_user.email
    assert not Authenticator.objects.exists()


def test_a7_staff_with_a_passkey_still_give_their_code(device: Page, address: str, adviser: User) -> None:
    confirm_email(adviser)
    adviser.memberships.update(ended_at="2026-01-01T00:00:00Z")
    enter(device, address, adviser)
    add_passkey(device)
    adviser.memberships.update(ended_at=None)
    enrol(adviser)

    device.context.clear_cookies()
    device.goto(f"{address}/compte/login/")
    device.get_by_role("button", name="Me connecter avec une clé d’accès").click()

    device.wait_for_url("**/compte/second-facteur/")
    expect(device.get_by_label("Code", exact=True)).to_be_visible()
