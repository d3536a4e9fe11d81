"""Getting an agent past both factors in tests."""

from allauth.account.models import EmailAddress
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY

from renovation.accounts.encryption import encrypt
from renovation.accounts.models import TotpDevice, User

SEED = b"seed of 20 bytes ok!"


def confirm_email(user: User) -> None:
    """The account's address counts as verified, as after an invitation."""
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})


def enrol(user: User) -> TotpDevice:
    """An authenticator application with a known seed."""
    confirm_email(user)
    device, _ = TotpDevice.objects.get_or_create(
        user=user, defaults={"name": "Téléphone", "encrypted_seed": encrypt(SEED)}
    )
    return device


def login_agent(client: Client, user: User) -> None:
    """A session of an agent whose second factor was verified. The whole way is walked in tests/door."""
    device = enrol(user)
    client.force_login(user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
