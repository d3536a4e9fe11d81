"""Reading the mails that the demonstration wrote to files."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path


@dataclass(frozen=True)
class WrittenMail:
    name: str
    subject: str
    sender: str
    recipient: str
    at: datetime
    text: str
    attachments: tuple[str, ...]


def written_mails(folder: Path, *, at_most: int = 100) -> list[WrittenMail]:
    """The newest first."""
    paths = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime, reverse=True)
    return [_read(path) for path in paths[:at_most]]


def written_mail(folder: Path, name: str) -> WrittenMail | None:
    """One mail by the name of its file; the name was made by the backend and is hexadecimal."""
    path = folder / f"{name}.eml"
    return _read(path) if path.is_file() else None


def _read(path: Path) -> WrittenMail:
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(path.read_bytes())
    body = message.get_body(preferencelist=("plain",))
    return WrittenMail(
        name=path.stem,
        subject=str(message["Subject"]),
        sender=str(message["From"]),
        recipient=str(message["To"]),
        at=_moment(str(message["Date"])),
        text=str(body.get_content()) if body is not None else "",
        attachments=tuple(part.get_filename() or "sans nom" for part in message.iter_attachments()),
    )


def _moment(date_header: str) -> datetime:
    """Django writes UTC as "-0000", which reads as a time without a zone."""
    moment = parsedate_to_datetime(date_header)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
