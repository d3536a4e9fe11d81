"""Secrets of a private installation: made once, kept in a file that only its owner reads."""

import base64
import os
import secrets
from pathlib import Path

from config.running.places import VAR

NAMES = ("SECRET_KEY", "FIELD_ENCRYPTION_KEYS")


def application_keys(place: Path | None = None) -> dict[str, str]:
    """The secrets of this installation. A value of the environment wins over the kept one."""
    file = place or VAR / "secrets"
    if not file.exists():
        _write(file)
    kept = dict(line.split("=", 1) for line in file.read_text().splitlines() if "=" in line)
    return {name: os.environ.get(name) or kept[name] for name in NAMES}


def _write(file: Path) -> None:
    field_key = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    lines = {"SECRET_KEY": secrets.token_urlsafe(64), "FIELD_ENCRYPTION_KEYS": field_key}
    private_text(file, "".join(f"{name}={value}\n" for name, value in lines.items()))


def private_text(file: Path, text: str) -> None:
    """Writes a file that nobody else ever could read, not even for a moment."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        os.fchmod(handle.fileno(), 0o600)
        handle.write(text)
