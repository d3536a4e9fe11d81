"""The key of a second factor that is being enrolled: in the session, encrypted, until the first right code."""

import secrets

import segno
from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from renovation.accounts.encryption import decrypt, encrypt
from renovation.accounts.second_factor import SEED_BYTES, enrolment_address

PENDING = "door_pending_seed"


def seed_in_hand(request: HttpRequest) -> bytes:
    """The key that the person is reading; a reload shows the same one."""
    if PENDING not in request.session:
        request.session[PENDING] = encrypt(secrets.token_bytes(SEED_BYTES))
    return decrypt(request.session[PENDING])


def seed_spent(request: HttpRequest) -> None:
    """From now on nothing shows the key again (B9)."""
    request.session.pop(PENDING, None)


def qr_code(seed: bytes, email: str) -> SafeString:
    """The drawing that an application reads, black on white in dark pages too."""
    address = enrolment_address(seed, email=email, issuer=settings.SECOND_FACTOR_ISSUER)
    drawing = segno.make(address, error="m").svg_inline(
        scale=5, dark="#000", light="#fff", svgclass="qr", title="Code QR à lire avec votre application"
    )
    return mark_safe(drawing)  # noqa: S308 (drawn by us from a base32 text)
