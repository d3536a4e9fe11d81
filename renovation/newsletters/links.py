"""Links of the newsletter, signed and not stored: one that confirms, for some days, and one that leaves, for ever."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner

_CONFIRM, _LEAVE = "newsletters.confirm", "newsletters.leave"


def confirming_token(subscriber_id: UUID) -> str:
    return TimestampSigner(salt=_CONFIRM, sep=".").sign(subscriber_id.hex)


def read_confirming(token: str) -> UUID | None:
    """The subscriber whose address is proven; nothing for a link that is false or too old."""
    longest = timedelta(days=settings.UNCONFIRMED_SUBSCRIPTION_DAYS)
    try:
        return UUID(TimestampSigner(salt=_CONFIRM, sep=".").unsign(token, max_age=longest))
    except (BadSignature, ValueError):
        return None


def leaving_token(subscriber_id: UUID) -> str:
    return Signer(salt=_LEAVE, sep=".").sign(subscriber_id.hex)


def read_leaving(token: str) -> UUID | None:
    """The subscriber who leaves, even if already gone; nothing for a false link."""
    try:
        return UUID(Signer(salt=_LEAVE, sep=".").unsign(token))
    except (BadSignature, ValueError):
        return None
