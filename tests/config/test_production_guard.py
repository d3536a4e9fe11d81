"""A real installation does not start half-protected (J6)."""

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from config.settings.guard import refuse_unsafe

GOOD = {
    "debug": False,
    "secret_key": "7hK2-mQ9zR4xV1bN8cL5wT3yF6gJ0pD_aSuEiOqWrXkZvBtYnM",
    "field_keys": [Fernet.generate_key().decode()],
    "allowed_hosts": ["renovation.example"],
    "public_url": "https://renovation.example",
    "cache_backend": "django.core.cache.backends.db.DatabaseCache",
    "database_url": "postgres://maisonnee_app@db/maisonnee",
    "email_host": "smtp.example",
    "demo_mode": False,
    "demo_accepted": False,
}


def test_j6_a_complete_configuration_starts() -> None:
    refuse_unsafe(**GOOD)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"debug": True}, "DEBUG"),
        ({"secret_key": ""}, "SECRET_KEY"),
        ({"secret_key": "a" * 60}, "SECRET_KEY"),
        ({"secret_key": "development-only-secret-key-that-production-refuses"}, "SECRET_KEY"),
        ({"field_keys": []}, "FIELD_ENCRYPTION_KEYS"),
        ({"field_keys": ["short"]}, "FIELD_ENCRYPTION_KEYS"),
        ({"allowed_hosts": []}, "ALLOWED_HOSTS"),
        ({"allowed_hosts": ["*"]}, "ALLOWED_HOSTS"),
        ({"public_url": "http://renovation.example"}, "PUBLIC_URL"),
        ({"cache_backend": "django.core.cache.backends.locmem.LocMemCache"}, "cache"),
        ({"database_url": ""}, "DATABASE_URL"),
        ({"email_host": ""}, "EMAIL_HOST"),
        ({"demo_mode": True}, "MAISONNEE_DEMO_ACCEPTED"),
    ],
)
def test_j6_each_missing_or_weak_setting_is_named(change: dict[str, object], word: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=word):
        refuse_unsafe(**(GOOD | change))  # type: ignore[arg-type]
