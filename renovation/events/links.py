"""The personal link of a registration: signed, not stored, and dead once the registration is erased."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

_SIGNER = "events.registration"


def link_token(registration_id: UUID) -> str:
    return _signer().sign(registration_id.hex)


def read_token(token: str) -> UUID | None:
    """The registration that a token opens; nothing when it was not signed here."""
    try:
        return UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None


def _signer() -> Signer:
    # The key may be changed: SECRET_KEY_FALLBACKS keeps the links of mails already sent.
    return Signer(salt=_SIGNER, sep=".")
