"""Secret links: the token goes to the person, only its hash is kept."""

import hashlib
import secrets


def new_token() -> str:
    """A token of 256 bits for a link."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token (SHA-256, hexadecimal): enough, since the token is random and long."""
    return hashlib.sha256(token.encode()).hexdigest()
