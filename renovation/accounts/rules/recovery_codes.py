"""Recovery codes: 120 random bits in six groups that a person can read aloud and type (B7)."""

import base64
import hashlib
import secrets

COUNT = 10
_BYTES = 15
_GROUP = 4
LENGTH = _BYTES * 8 // 5


def new_codes() -> list[str]:
    """Ten codes, to be shown once."""
    return [_grouped(base64.b32encode(secrets.token_bytes(_BYTES)).decode()) for _ in range(COUNT)]


def code_hash(code: str) -> str:
    """What is kept of a code. A plain hash is enough above 112 bits (ASVS 6.5.2)."""
    return hashlib.sha256(normalised(code).encode()).hexdigest()


def normalised(code: str) -> str:
    """Without the spaces and dashes that make it readable."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def looks_like_code(entry: str) -> bool:
    return len(normalised(entry)) == LENGTH


def _grouped(code: str) -> str:
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))
