"""Staff answer to two factors before any session exists (B4–B6)."""

import time_machine
from django.test import Client

from renovation.accounts.models import TotpDevice, User
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from tests.door.login import confirm_email, enrol
from tests.door.steps import ask_code, give_password, give_totp, is_logged_in, mailed_code

AT = "2026-11-24T12:00:10Z"


def device_is_waiting(device: TotpDevice) -> bool:
    device.refresh_from_db()
    return not device.verify_is_allowed()[0]


def test_b4_nobody_is_logged_in_between_password_and_code(client: Client, adviser: User) -> None:
    enrol(adviser)

    response = give_password(client, adviser)

    assert response["Location"] == "/compte/second-facteur/"
    assert not is_logged_in(client)
    assert client.get("/compte/email/")["Location"].startswith("/compte/login/")


def test_b4_password_and_code_open_the_office(client: Client, adviser: User) -> None:
    enrol(adviser)
    give_password(client, adviser)

    response = give_totp(client, adviser)

    assert response["Location"] == "/bureau/"
    assert is_logged_in(client)
    assert client.session["otp_device_id"]


def test_an_agent_does_not_enter_by_an_e_mailed_code(client: Client, adviser: User) -> None:
    enrol(adviser)
    ask_code(client, adviser.email)

    response = client.post("/compte/login/code/confirm/", {"code": mailed_code("login_code")})

    assert response["Location"] == "/compte/login/"
    assert client.get("/compte/second-facteur/")["Location"] == "/compte/login/"


@time_machine.travel(AT, tick=False)
def test_b5_code_cannot_be_replayed_even_in_another_browser(client: Client, adviser: User) -> None:
    enrol(adviser)
    give_password(client, adviser)
    give_totp(client, adviser)
    elsewhere = Client()
    give_password(elsewhere, adviser)

    response = give_totp(elsewhere, adviser)

    assert response.status_code == 200
    assert not is_logged_in(elsewhere)


def test_b6_the_wait_doubles_at_each_wrong_code(client: Client, adviser: User) -> None:
    device = enrol(adviser)
    with time_machine.travel(AT, tick=False) as clock:
        give_password(client, adviser)
        for wait in (1, 2, 4):
            give_totp(client, adviser, "000000")
            clock.shift(wait - 0.5)
            assert device_is_waiting(device)
            clock.shift(0.6)
            assert not device_is_waiting(device)
    device.refresh_from_db()
    assert device.throttling_failure_count == 3


def test_b6_the_right_code_is_refused_during_the_wait(client: Client, adviser: User) -> None:
    enrol(adviser)
    with time_machine.travel(AT, tick=False) as clock:
        give_password(client, adviser)
        give_totp(client, adviser, "000000")
        assert "Trop d’essais" in give_totp(client, adviser).content.decode()
        clock.shift(1.1)
        give_totp(client, adviser)
    assert is_logged_in(client)


def test_b6_the_throttle_is_per_device(adviser: User, manager: User) -> None:
    ours, theirs = enrol(adviser), enrol(manager)
    ours.verify_token("000000")
    assert ours.verify_is_allowed()[0] is False
    assert theirs.verify_is_allowed()[0] is True


def test_a6_the_wait_never_exceeds_a_quarter_of_an_hour(adviser: User) -> None:
    device = enrol(adviser)
    for _ in range(60):
        device.throttle_increment()
    _, why = device.verify_is_allowed()
    assert (why["locked_until"] - device.throttling_failure_timestamp).total_seconds() <= 15 * 60


def test_first_login_enrols_before_any_session(client: Client, adviser: User) -> None:
    confirm_email(adviser)
    response = give_password(client, adviser)
    assert response["Location"] == "/compte/second-facteur/enregistrer/"
    assert not is_logged_in(client)
    assert not TotpDevice.objects.exists()


def test_j2_each_step_is_journalled(client: Client, adviser: User) -> None:
    enrol(adviser)
    with time_machine.travel(AT, tick=False) as clock:
        give_password(client, adviser, "faux")
        give_password(client, adviser)
        give_totp(client, adviser, "12")
        clock.shift(2)
        give_totp(client, adviser)
    facts = set(Entry.objects.values_list("action", flat=True))
    assert facts >= {Action.LOGIN_FAILED, Action.SECOND_FACTOR_FAILED, Action.SECOND_FACTOR_PASSED}
    assert Action.LOGIN_SUCCEEDED in facts
