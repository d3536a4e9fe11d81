"""An agent is invited by mail: single use, seven days, only a hash is kept."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from renovation.accounts.models import User
from renovation.platforms.enums import Role
from renovation.platforms.models import Invitation, Membership, Platform
from renovation.platforms.operations import invite_agent
from tests.door.login import login_agent
from tests.door.steps import is_logged_in, last_mail

PHRASE = "quatre lampes rient fort"
EMAIL = "nouvelle@besancon.example"


@pytest.fixture
def link(platform: Platform, administrator: User) -> str:
    return invited(platform, administrator, EMAIL)


def invited(platform: Platform, by: User, email: str) -> str:
    """The path of the link that the mail carries."""
    invite_agent(
        email=email,
        first_name="Inès",
        last_name="Faivre",
        role=Role.ADVISER,
        platform=platform,
        by=by,
        mail_platform=platform,
        now=timezone.now(),
    )
    found = re.search(r"/compte/invitation/[\w-]+/", last_mail("invitation").text)
    assert found is not None
    return found.group()


def accept(client: Client, link: str, phrase: str = PHRASE) -> str:
    response = client.post(link, {"password": phrase, "again": phrase})
    return response.headers.get("Location", str(response.status_code))


def test_an_administrator_invites_from_the_office(client: Client, administrator: User, platform: Platform) -> None:
    login_agent(client, administrator)
    data = {"first_name": "Inès", "last_name": "Faivre", "email": EMAIL, "role": "adviser", "place": str(platform.pk)}
    client.post("/bureau/agents/inviter/", data)
    assert last_mail("invitation").recipient == EMAIL
    assert "Inès Faivre" in client.get("/bureau/agents/").content.decode()


def test_only_the_hash_of_the_link_is_kept(link: str) -> None:
    kept = Invitation.objects.get().token_hash
    assert len(kept) == 64
    assert kept not in link


def test_accepting_opens_the_account_and_asks_to_enrol(client: Client, link: str) -> None:
    assert "Inès Faivre" in client.get(link).content.decode()
    assert accept(client, link) == "/compte/second-facteur/enregistrer/"
    assert not is_logged_in(client)
    user = User.objects.get(email=EMAIL)
    assert user.check_password(PHRASE)
    assert Membership.objects.get(user=user).role == Role.ADVISER


def test_the_link_works_once(client: Client, link: str) -> None:
    accept(client, link)
    assert accept(Client(), link, "un autre mot de passe long") == "410"
    assert User.objects.get(email=EMAIL).check_password(PHRASE)


def test_the_link_is_void_after_seven_days(client: Client, link: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert client.get(link).status_code == 410
        assert accept(client, link) == "410"
    assert not User.objects.filter(email=EMAIL).exists()


def test_a_weak_password_is_refused_beside_the_field(client: Client, link: str) -> None:
    assert accept(client, link, "Besançon1") == "200"
    assert not User.objects.filter(email=EMAIL).exists()


def test_a_known_person_keeps_their_password(
    client: Client, household_user: User, platform: Platform, administrator: User
) -> None:
    link = invited(platform, administrator, household_user.email)
    assert accept(client, link) == "/compte/login/"
    household_user.refresh_from_db()
    assert not household_user.check_password(PHRASE)
    assert household_user.memberships.get().role == Role.ADVISER


def test_a_second_invitation_voids_the_first(
    client: Client, link: str, platform: Platform, administrator: User
) -> None:
    invited(platform, administrator, EMAIL)
    assert client.get(link).status_code == 410


def test_a_withdrawn_invitation_opens_nothing(client: Client, link: str, administrator: User) -> None:
    login_agent(client, administrator)
    client.post(f"/bureau/agents/invitations/{Invitation.objects.get().pk}/retirer/")
    assert Client().get(link).status_code == 410


def test_b14_the_first_administrator_is_made_by_hand(
    db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAISONNEE_ADMIN_PASSWORD", PHRASE)
    words = ["--email", "Alix@mairie.example", "--first-name", "Alix", "--last-name", "Petit"]
    call_command("create_administrator", *words)
    user = User.objects.get(email="alix@mairie.example")
    assert user.check_password(PHRASE)
    assert Membership.objects.installation_administrators().get().user == user
    assert PHRASE not in capsys.readouterr().out


def test_b14_a_weak_password_makes_no_administrator(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAISONNEE_ADMIN_PASSWORD", "admin")
    with pytest.raises(CommandError):
        call_command("create_administrator", "--email", "a@b.example", "--first-name", "A", "--last-name", "B")
    assert not User.objects.exists()
