"""The personal link of a firm to its entry: signed, not stored, and dead once the claim ended."""

from uuid import UUID

from django.core.signing import BadSignature, Signer


def link_token(claim_id: UUID) -> str:
    return _signer().sign(claim_id.hex)


def read_token(token: str) -> UUID | None:
    """The claim that a token opens; nothing when it was not signed here."""
    try:
        return UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None


def _signer() -> Signer:
    # The key may be changed: SECRET_KEY_FALLBACKS keeps the links of mails already sent.
    return Signer(salt="professionals.entry", sep=".")
