"""Hiding who made a price: the same firm is recognised, nobody can tell which one it is."""

import hashlib
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from renovation.prices.rules.lines import Line


def company_key(company: str) -> UUID:
    """A keyed hash: without the key, trying every SIRET finds nothing."""
    name = "".join(company.split()).upper()
    secret = settings.PRICE_COMPANY_KEY or settings.SECRET_KEY
    return UUID(bytes=salted_hmac("prices.company", name, secret=secret, algorithm="sha256").digest()[:16])


def fingerprint_of(line: Line, key: UUID) -> str:
    """What makes it the same line: firm, works, amount, quantity, day, place, and its name where it comes from."""
    parts = (
        key,
        line.work_type,
        line.unit,
        line.amount_ht.normalize(),
        line.quantity.normalize(),
        line.on,
        line.insee or line.epci,
        line.nature,
        line.reference,
    )
    return hashlib.sha256("|".join(str(part) for part in parts).encode()).hexdigest()
