"""Encryption of the few secrets that must be read back: the seeds of the second factor (B8)."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class SecretUnreadable(Exception):
    """No key of FIELD_ENCRYPTION_KEYS opens this secret."""


def _keyring() -> MultiFernet:
    if not settings.FIELD_ENCRYPTION_KEYS:
        raise ImproperlyConfigured("FIELD_ENCRYPTION_KEYS is empty: the second factor cannot be kept safely.")
    return MultiFernet([Fernet(key) for key in settings.FIELD_ENCRYPTION_KEYS])


def encrypt(secret: bytes) -> str:
    """Encrypted with the newest key."""
    return _keyring().encrypt(secret).decode()


def decrypt(stored: str) -> bytes:
    """The secret, whichever key of the ring closed it."""
    try:
        return _keyring().decrypt(stored.encode())
    except InvalidToken as error:
        raise SecretUnreadable("no encryption key opens this secret") from error


def reencrypt(stored: str) -> str:
    """The same secret under the newest key."""
    return _keyring().rotate(stored.encode()).decode()
