"""Ten recovery codes, hashed, shown once, used once (B7); seeds encrypted (B8) and never shown again (B9)."""

import base64
import html
import io
import re

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings

from renovation.accounts.encryption import SecretUnreadable, decrypt
from renovation.accounts.models import RecoveryCode, TotpDevice, User
from renovation.accounts.operations import new_recovery_codes
from renovation.accounts.queries import second_factor_devices
from renovation.accounts.rules.recovery_codes import new_codes, normalised
from tests.door.login import SEED, confirm_email, enrol, login_agent
from tests.door.steps import give_password, is_logged_in, last_mail, totp

CODE = re.compile(r"(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}")
KEY = re.compile(r'class="key">([A-Z2-7 ]+)<')
ENROL = "/compte/second-facteur/enregistrer/"


def enrolled_by_hand(client: Client, user: User) -> tuple[bytes, list[str]]:
    """The first login: read the key, give its code, read the recovery codes."""
    confirm_email(user)
    give_password(client, user)
    seed = seed_shown(client)
    page = client.post(ENROL, {"name": "Téléphone", "token": totp(seed)}).content.decode()
    return seed, CODE.findall(html.unescape(page))


def seed_shown(client: Client) -> bytes:
    found = KEY.search(client.get(ENROL).content.decode())
    assert found is not None
    return base64.b32decode(found.group(1).replace(" ", ""))


def answer_with(client: Client, user: User, code: str) -> None:
    give_password(client, user)
    kit = second_factor_devices(user)[1]
    client.post("/compte/second-facteur/", {"device": kit.persistent_id, "token": code})


def test_b7_ten_codes_of_120_bits() -> None:
    codes = new_codes()
    assert len(set(codes)) == 10
    assert all(len(normalised(code)) * 5 >= 64 for code in codes)


def test_b7_enrolment_logs_in_and_shows_them_once(client: Client, adviser: User) -> None:
    _, codes = enrolled_by_hand(client, adviser)
    assert len(codes) == 10
    assert is_logged_in(client)
    for address in ("/compte/second-facteur/codes-de-secours/", "/compte/second-facteur/", "/compte/sessions/"):
        assert not CODE.search(client.get(address).content.decode())


def test_b7_no_code_in_clear_in_the_database(client: Client, adviser: User) -> None:
    _, codes = enrolled_by_hand(client, adviser)
    kept = "".join(RecoveryCode.objects.values_list("code_hash", flat=True))
    session = str(dict(client.session))
    assert not [code for code in codes if code in kept or normalised(code) in kept or code in session]


def test_b7_a_code_serves_once_and_is_told_by_mail(client: Client, adviser: User) -> None:
    enrol(adviser)
    code = new_recovery_codes(user=adviser)[0]
    answer_with(client, adviser, code.lower())
    assert is_logged_in(client)
    assert "Il vous en reste 9" in last_mail("recovery_code_used").text

    elsewhere = Client()
    answer_with(elsewhere, adviser, code)
    assert not is_logged_in(elsewhere)


def test_b7_a_new_sheet_voids_the_old_one(adviser: User) -> None:
    old = new_recovery_codes(user=adviser)[0]
    new_recovery_codes(user=adviser)
    kit = RecoveryCode.objects.select_related("kit").first().kit
    assert kit.verify_token(old) is False


def test_b8_the_seed_is_unreadable_in_the_table(client: Client, adviser: User) -> None:
    seed, _ = enrolled_by_hand(client, adviser)
    with connection.cursor() as cursor:
        cursor.execute("SELECT encrypted_seed FROM accounts_totpdevice")
        (stored,) = cursor.fetchone()
    assert seed.hex() not in stored and seed not in stored.encode()
    assert decrypt(stored) == seed


def test_b8_the_key_can_be_changed(adviser: User) -> None:
    enrol(adviser)
    fresh, old = Fernet.generate_key().decode(), "dGVzdC1vbmx5LWZlcm5ldC1rZXktb2YtMzItYnl0ZXM="
    with override_settings(FIELD_ENCRYPTION_KEYS=[fresh, old]):
        call_command("reencrypt_seeds", stdout=io.StringIO())
    with override_settings(FIELD_ENCRYPTION_KEYS=[fresh]):
        assert decrypt(TotpDevice.objects.get().encrypted_seed) == SEED
    with pytest.raises(SecretUnreadable):
        decrypt(TotpDevice.objects.get().encrypted_seed)


def test_b9_the_key_is_not_shown_again_after_enrolment(client: Client, adviser: User) -> None:
    seed, _ = enrolled_by_hand(client, adviser)
    client.post("/compte/reauthenticate/", {"password": "une phrase de passe assez longue"})
    assert seed_shown(client) != seed


def test_b9_a_new_enrolment_asks_for_the_password_again(client: Client, adviser: User) -> None:
    login_agent(client, adviser)
    assert client.get(ENROL)["Location"].startswith("/compte/reauthenticate/")


def test_b9_and_for_the_present_factor(client: Client, adviser: User) -> None:
    login_agent(client, adviser)
    client.post("/compte/reauthenticate/", {"password": "une phrase de passe assez longue"})
    seed = seed_shown(client)
    device = TotpDevice.objects.get()
    current = {"current-device": device.persistent_id, "current-token": "000000"}

    client.post(ENROL, {"name": "Nouveau", "token": totp(seed), **current})

    assert TotpDevice.objects.get() == device


def test_b9_with_both_the_new_telephone_takes_over(client: Client, adviser: User) -> None:
    login_agent(client, adviser)
    client.post("/compte/reauthenticate/", {"password": "une phrase de passe assez longue"})
    seed = seed_shown(client)
    current = {"current-device": TotpDevice.objects.get().persistent_id, "current-token": totp()}

    client.post(ENROL, {"name": "Nouveau", "token": totp(seed), **current})

    assert TotpDevice.objects.get().name == "Nouveau"
    assert client.get("/compte/sessions/").status_code == 200


def test_b10_a_password_reset_neither_logs_in_nor_passes_the_second_factor(client: Client, adviser: User) -> None:
    enrol(adviser)
    client.post("/compte/password/reset/", {"email": adviser.email})
    code = re.search(r"\d{4}-\d{4}", last_mail("password_reset_code").text).group()
    client.post("/compte/password/reset/confirm/", {"code": code})
    fresh = "quatre lampes rient fort"
    client.post("/compte/password/reset/complete/", {"password1": fresh, "password2": fresh})
    assert not is_logged_in(client)

    assert give_password(client, adviser, fresh)["Location"] == "/compte/second-facteur/"
    assert not is_logged_in(client)
    assert TotpDevice.objects.filter(user=adviser).exists()
