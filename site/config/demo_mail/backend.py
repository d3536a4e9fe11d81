"""Mails written to files instead of leaving: the demonstration and developers' machines."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class FileBackend(BaseEmailBackend):
    """One .eml file a message, named after its Message-ID: sent twice, it is one file."""

    def __init__(self, *args: Any, file_path: str | Path | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.folder = Path(file_path or settings.EMAIL_FILE_PATH)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write each message whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for email in email_messages:
            message = email.message()
            path = self.folder / f"{_name(str(message['Message-ID']))}.eml"
            half = path.with_suffix(f".{os.getpid()}.part")
            half.write_bytes(message.as_bytes())
            half.replace(path)
        return len(email_messages)


def _name(message_id: str) -> str:
    """Hexadecimal: an identifier can bring no path."""
    return hashlib.sha256(message_id.encode()).hexdigest()[:32]
