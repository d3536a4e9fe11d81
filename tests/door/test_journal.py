"""What the door writes in the journal: every event, nobody's data (J2, J3)."""

import json
from datetime import timedelta

from django.core import serializers
from django.test import Client
from django.utils import timezone

from renovation.accounts.models import User
from renovation.accounts.operations import new_recovery_codes, purge_unconfirmed
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.door.login import confirm_email, enrol
from tests.door.steps import CODE_PAGE, ask_code, give_password, give_totp, mailed_code, totp
from tests.factories.platforms import PASSWORD, agent


def test_j2_a_login_tells_its_factors(client: Client, household_user: User, platform: Platform) -> None:
    confirm_email(household_user)
    ask_code(client, household_user.email)
    client.post(CODE_PAGE, {"code": mailed_code("login_code")})
    fact = Entry.objects.get(action=Action.LOGIN_SUCCEEDED)
    assert (fact.actor_id, fact.detail) == (household_user.pk, {"factors": ["code"]})


def test_j2_a_failure_names_the_account_when_there_is_one(client: Client, adviser: User) -> None:
    give_password(client, adviser, "faux")
    client.post("/compte/login/", {"login": "inconnu@courriel.example", "password": "faux"})
    named = Entry.objects.filter(action=Action.LOGIN_FAILED).order_by("pk").values_list("object_id", flat=True)
    assert list(named) == [str(adviser.pk), ""]


def test_j3_no_address_password_or_code_is_written(client: Client, adviser: User) -> None:
    enrol(adviser)
    code = new_recovery_codes(user=adviser)[0]
    give_password(client, adviser, "un secret mal tapé")
    give_password(client, adviser)
    token = totp()
    give_totp(client, adviser, token)
    written = json.dumps(serializers.serialize("json", Entry.objects.all()))
    details = json.dumps(list(Entry.objects.values_list("detail", flat=True)))
    for secret in (adviser.email, PASSWORD, "un secret", code, "Claire"):
        assert secret not in written
    assert token not in details


def test_accounts_never_confirmed_go_after_a_week(client: Client, adviser: User) -> None:
    client.post("/compte/signup/", {"email": "jamais@courriel.example"})
    assert purge_unconfirmed(now=timezone.now() + timedelta(days=6)) == 0
    assert purge_unconfirmed(now=timezone.now() + timedelta(days=8)) == 1
    assert not User.objects.filter(email="jamais@courriel.example").exists()


def test_an_account_that_carries_something_stays(platform: Platform) -> None:
    person = agent(Role.ADVISER, platform)
    person.set_unusable_password()
    person.save()
    assert purge_unconfirmed(now=timezone.now() + timedelta(days=30)) == 0
    assert User.objects.filter(pk=person.pk).exists()
