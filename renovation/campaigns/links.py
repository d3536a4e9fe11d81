"""The link by which a household leaves campaigns, signed and not stored: it works for ever."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

_LEAVE = "campaigns.leave"


def leaving_token(recipient_id: UUID) -> str:
    return Signer(salt=_LEAVE, sep=".").sign(recipient_id.hex)


def read_leaving(token: str) -> UUID | None:
    """The place in a campaign; nothing for a false link."""
    try:
        return UUID(Signer(salt=_LEAVE, sep=".").unsign(token))
    except (BadSignature, ValueError):
        return None
