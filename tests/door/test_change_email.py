"""Changing one's address: proof of oneself, proof of the new address, notice to the old one (A8)."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from renovation.accounts.models import User
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from tests.door.login import confirm_email
from tests.door.steps import CODE_PAGE, ask_code, last_mail, mailed_code

NEW = "nouvelle@courriel.example"
OLD = "camille.leroux@courriel.example"


@pytest.fixture
def inside(client: Client, household_user: User, platform: Platform) -> Client:
    """A household without a password, entered by code: allauth alone would ask it nothing more."""
    household_user.set_unusable_password()
    household_user.save()
    confirm_email(household_user)
    ask_code(client, household_user.email)
    client.post(CODE_PAGE, {"code": mailed_code("login_code")})
    return client


def prove(client: Client) -> None:
    client.post("/compte/confirmer/?next=/compte/email/", {"send": "1"})
    client.post("/compte/confirmer/?next=/compte/email/", {"code": mailed_code("proof_code")})


def ask_change(client: Client, email: str = NEW) -> None:
    client.post("/compte/email/", {"email": email, "action_add": "1"})


def test_a8_the_page_asks_for_a_proof_first(inside: Client) -> None:
    ask_change(inside)
    assert inside.get("/compte/email/")["Location"].startswith("/compte/confirmer/")
    assert not Mail.objects.filter(template="new_email_code").exists()


def test_a8_a_wrong_proof_opens_nothing(inside: Client) -> None:
    inside.post("/compte/confirmer/", {"send": "1"})
    for _ in range(3):
        inside.post("/compte/confirmer/", {"code": "0000-0000"})
    inside.post("/compte/confirmer/", {"code": mailed_code("proof_code")})
    assert inside.get("/compte/email/").status_code == 302


def test_a8_the_old_address_stays_until_the_new_one_is_confirmed(inside: Client) -> None:
    prove(inside)
    ask_change(inside)
    assert last_mail("new_email_code").recipient == NEW
    assert User.objects.filter(email=OLD).exists()
    assert EmailAddress.objects.get().email == OLD


def test_a8_once_confirmed_it_changes_and_the_old_one_is_told(inside: Client) -> None:
    prove(inside)
    ask_change(inside)
    inside.post("/compte/confirm-email/", {"code": mailed_code("new_email_code")})
    assert User.objects.filter(email=NEW).exists()
    assert EmailAddress.objects.get().email == NEW
    assert last_mail("email_changed").recipient == OLD
    assert Entry.objects.filter(action=Action.EMAIL_CHANGED).exists()


def test_a8_an_address_of_somebody_else_is_neither_told_nor_taken(inside: Client, adviser: User) -> None:
    prove(inside)
    ask_change(inside, adviser.email)
    assert inside.get("/compte/confirm-email/").status_code == 200
    inside.post("/compte/confirm-email/", {"code": mailed_code("new_email_code")})
    assert last_mail("new_email_code").recipient == adviser.email
    assert list(User.objects.filter(email=adviser.email)) == [adviser]
    assert EmailAddress.objects.get().email == OLD


def test_a8_with_a_password_the_password_is_asked(client: Client, household_user: User, platform: Platform) -> None:
    client.force_login(household_user)
    assert client.get("/compte/email/")["Location"].startswith("/compte/reauthenticate/")
    client.post("/compte/reauthenticate/?next=/compte/email/", {"password": "une phrase de passe assez longue"})
    assert client.get("/compte/email/").status_code == 200
