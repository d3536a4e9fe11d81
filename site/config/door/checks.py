"""What `manage.py check` refuses: a door ajar (B1–B3)."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import Resolver404, resolve

from config.door.shadow import SHADOW_LOGINS, to_the_door
from renovation.accounts.encryption import encrypt

OTP = "django_otp.middleware.OTPMiddleware"
READER = "config.middleware.reader.CurrentReaderMiddleware"
SESSIONS = "config.door.sessions.SessionLimitsMiddleware"
GATE = "config.door.gate.SecondFactorGate"
ORDER = ("django.contrib.auth.middleware.AuthenticationMiddleware", OTP, READER, SESSIONS, GATE)
MUST_BE_OFF = (
    "WAGTAIL_PASSWORD_MANAGEMENT_ENABLED",
    "WAGTAIL_PASSWORD_RESET_ENABLED",
    "WAGTAIL_EMAIL_MANAGEMENT_ENABLED",
    "WAGTAILUSERS_PASSWORD_ENABLED",
    "MFA_TRUST_ENABLED",
    "ACCOUNT_LOGIN_ON_PASSWORD_RESET",
    "ACCOUNT_LOGOUT_ON_GET",
)


@register(Tags.security)
def door_is_shut(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """All faults of the door at once."""
    return [*_order(), *_shadows(), *_settings(), *_keys()]


def _order() -> list[CheckMessage]:
    present = [name for name in settings.MIDDLEWARE if name in ORDER]
    if tuple(present) == ORDER:
        return []
    return [Error(f"MIDDLEWARE must hold, in this order: {', '.join(ORDER)}.", id="door.E001")]


def _shadows() -> list[CheckMessage]:
    open_ones = [route for route in (*SHADOW_LOGINS, "cms/password_reset/") if not _closed(f"/{route}")]
    return [Error(f"/{route} leads past the login door.", id="door.E002") for route in open_ones]


def _closed(address: str) -> bool:
    try:
        return resolve(address).func is to_the_door
    except Resolver404:
        return True


def _settings() -> list[CheckMessage]:
    faults: list[CheckMessage] = [
        Error(f"{name} must be off.", id="door.E003") for name in MUST_BE_OFF if getattr(settings, name, True)
    ]
    if {"totp", "recovery_codes"} & set(settings.MFA_SUPPORTED_TYPES):
        faults.append(
            Error("MFA_SUPPORTED_TYPES: staff answer to django-otp, allauth keeps only webauthn.", id="door.E004")
        )
    backend = type(caches["default"]).__module__
    if any(word in backend for word in ("locmem", "dummy")):
        faults.append(Error("Limits of the door need a cache shared by all workers.", id="door.E005"))
    return faults


def _keys() -> list[CheckMessage]:
    try:
        encrypt(b"check")
    except (ValueError, LookupError) as error:
        return [Error(f"FIELD_ENCRYPTION_KEYS: {error}", id="door.E006")]
    return []
