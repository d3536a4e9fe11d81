"""The mails of the door leave through the outbox, like all others."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

from renovation.platforms.mail import send_mail
from renovation.platforms.models import Platform
from renovation.platforms.queries import first_open_platform

# What allauth calls its mails, and what we call them.
TEMPLATES = {
    "account/email/login_code": "login_code",
    "account/email/email_confirmation_signup": "signup_code",
    "account/email/email_confirmation": "new_email_code",
    "account/email/password_reset_code": "password_reset_code",
    "account/email/unknown_account": "unknown_account",
    "account/email/account_already_exists": "account_already_exists",
    "account/email/email_changed": "email_changed",
    "account/email/password_changed": "password_changed",
    "account/email/password_set": "password_changed",
    "account/email/password_reset": "password_changed",
    "mfa/email/webauthn_added": "passkey_added",
    "mfa/email/webauthn_removed": "passkey_removed",
}
# Codes are erased from the outbox as soon as they have left.
SECRET = frozenset({"login_code", "signup_code", "new_email_code", "password_reset_code", "proof_code"})
# allauth adds these to every mail; none of ours needs them.
_NOT_FOR_MAILS = frozenset({"request", "user", "current_site"})


def door_mail(request: HttpRequest, *, template: str, recipient: str, context: dict[str, Any]) -> None:
    """Write one mail of the door, in the present transaction."""
    send_mail(
        platform=mail_platform(request),
        template=template,
        recipient=recipient,
        context={name: value for name, value in context.items() if name not in _NOT_FOR_MAILS},
        key=f"door:{template}:{uuid4()}",
        secret=template in SECRET,
    )


def mail_platform(request: HttpRequest) -> Platform:
    """The platform of the site asked; for a host that belongs to none, the first open one."""
    platform: Platform | None = getattr(request, "platform", None) or first_open_platform()
    if not platform:
        raise ImproperlyConfigured("No open platform: mails have no sender.")
    return platform
