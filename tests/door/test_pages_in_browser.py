"""The pages of the door in a browser: accessible, pasteable, with their time-outs said (X1, X2, X11, L11)."""

import base64
import re
from collections.abc import Callable

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from renovation.accounts.models import User
from renovation.platforms.models import Platform
from tests.browser import assert_accessible, follow
from tests.browser import look as judged
from tests.door.login import confirm_email, enrol
from tests.door.steps import mailed_code, totp
from tests.factories.platforms import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIMITS = {"staff": {"idle": 182, "absolute": 9999}, "household": {"idle": 182, "absolute": 9999}}
Look = Callable[[str], None]


@pytest.fixture
def look(page: Page) -> Look:
    """Judge the page that is open."""
    return lambda name: judged(page, f"door-{name}")


def give_password(page: Page, server: LiveServer, user: User) -> None:
    page.goto(f"{server.url}/compte/login/")
    page.get_by_label("Adresse e-mail").fill(user.email)
    page.get_by_role("textbox", name="Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Continuer").click()


@pytest.mark.parametrize("name", ["login", "signup", "login/code", "password/reset", "inactive", "invitation/mot"])
def test_x1_l11_pages_before_the_login(
    live_server: LiveServer, page: Page, look: Look, platform: Platform, name: str
) -> None:
    page.goto(f"{live_server.url}/compte/{name}/")
    look(name.replace("/", "-"))


def test_x1_a_form_with_errors(live_server: LiveServer, page: Page, look: Look, adviser: User) -> None:
    page.goto(f"{live_server.url}/compte/login/")
    page.get_by_role("button", name="Continuer").click()
    expect(page).to_have_title(re.compile("^Erreur"))
    look("login-errors")


def test_x11_the_mailed_code_is_pasted_and_its_time_is_said(
    live_server: LiveServer, page: Page, look: Look, household_user: User, platform: Platform
) -> None:
    confirm_email(household_user)
    page.goto(f"{live_server.url}/compte/login/?next=/compte/sessions/")
    page.get_by_label("Adresse e-mail").fill(household_user.email)
    page.get_by_role("button", name="Continuer").click()
    field = page.get_by_label("Code reçu par e-mail")
    expect(field).to_have_attribute("autocomplete", "one-time-code")
    expect(page.get_by_text("valable 10")).to_be_visible()
    expect(page.get_by_role("button", name="Recevoir un autre code")).to_be_visible()
    look("code")
    field.focus()
    page.keyboard.insert_text(f" {mailed_code('login_code')} ")
    page.get_by_role("button", name="Valider").click()
    page.wait_for_url("**/compte/sessions/")


def test_l11_enrolment_codes_and_account_pages(
    live_server: LiveServer, page: Page, look: Look, administrator: User
) -> None:
    confirm_email(administrator)
    give_password(page, live_server, administrator)
    expect(page.get_by_text("Vous avez 15")).to_be_visible()
    look("enrol")
    seed = page.locator(".key").inner_text().replace(" ", "")
    page.get_by_label("Code affiché").fill(totp(base64.b32decode(seed)))
    follow(page.get_by_role("button", name="Enregistrer"))
    look("recovery-codes")
    for name in ("sessions", "2fa/webauthn", "second-facteur/codes-de-secours", "password/change"):
        page.goto(f"{live_server.url}/compte/{name}/")
        look(name.replace("/", "-"))
    for name in ("", "inviter/", f"{administrator.pk}/"):
        page.goto(f"{live_server.url}/bureau/agents/{name}")
        look(f"agents-{name.strip('/')[:8] or 'list'}")


def test_l11_the_challenge(live_server: LiveServer, page: Page, look: Look, adviser: User) -> None:
    enrol(adviser)
    give_password(page, live_server, adviser)
    expect(page.get_by_label("Code", exact=True)).to_have_attribute("autocomplete", "one-time-code")
    expect(page.get_by_text("Vous avez 15")).to_be_visible()
    page.get_by_label("Code", exact=True).fill("000000")
    follow(page.get_by_role("button", name="Valider"))
    look("challenge")


@override_settings(SESSION_LIMITS=LIMITS)
def test_x11_the_end_of_a_session_is_announced_and_put_off(
    live_server: LiveServer, page: Page, household_user: User, platform: Platform
) -> None:
    confirm_email(household_user)
    give_password(page, live_server, household_user)
    page.goto(f"{live_server.url}/compte/sessions/")
    stay = page.get_by_role("button", name="Rester connecté")
    expect(stay).to_be_visible(timeout=5000)
    assert_accessible(page)
    with page.expect_response("**/compte/session/rester/") as answer:
        stay.click()
    assert answer.value.status == 204
    expect(stay).to_be_hidden()


def test_c4_the_back_button_shows_nothing_after_the_logout(
    live_server: LiveServer, page: Page, household_user: User, platform: Platform
) -> None:
    confirm_email(household_user)
    give_password(page, live_server, household_user)
    page.goto(f"{live_server.url}/compte/email/")
    page.goto(f"{live_server.url}/compte/sessions/")
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{live_server.url}/compte/logout/")
    follow(page.locator("main").get_by_role("button"))

    for _ in range(2):
        page.go_back()
    page.wait_for_load_state()

    assert household_user.email not in page.content()
    assert "/compte/login/" in page.url
