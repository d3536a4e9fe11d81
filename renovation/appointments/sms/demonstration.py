"""The demonstration's network: each SMS is a small file named by its key, so that a copy replaces itself."""

import hashlib
from pathlib import Path

from django.conf import settings

from renovation.appointments.sms.providers import Rejected, provides

SHORTEST_NUMBER = 10


@provides("demonstration")
class DemonstrationProvider:
    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(settings.VAR) / "sms"

    def send(self, *, phone: str, text: str, key: str) -> str:
        """Refuses a number that no network would take, as a real provider does."""
        if sum(letter.isdigit() for letter in phone) < SHORTEST_NUMBER:
            raise Rejected("Ce numéro n’est pas celui d’un téléphone.")
        reference = hashlib.sha256(key.encode()).hexdigest()[:16]
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{reference}.txt").write_text(f"{phone}\n{text}\n", encoding="utf-8")
        return reference
