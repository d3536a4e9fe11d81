"""What a mail is made of, and how its headers are kept to one line each (F10)."""

import base64
import unicodedata
from dataclasses import dataclass
from email.headerregistry import Address
from typing import Any
from urllib.parse import urlsplit

# Control, formatting, separator and surrogate characters: none belongs in a header.
_BREAKING = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})


@dataclass(frozen=True)
class Attachment:
    """A file joined to a mail. `content_type` may carry parameters: "text/calendar; method=REQUEST"."""

    filename: str
    content_type: str
    content: bytes

    def as_json(self) -> dict[str, str]:
        return {
            "filename": one_line(self.filename),
            "content_type": one_line(self.content_type),
            "content": base64.b64encode(self.content).decode(),
        }

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Attachment":
        return cls(value["filename"], value["content_type"], base64.b64decode(value["content"]))


@dataclass(frozen=True)
class Composed:
    """A mail ready to be stored: nothing in it is rendered again."""

    key: str
    template: str
    recipient: str
    sender: str
    subject: str
    text: str
    html: str
    host: str
    reply_to: str = ""
    unsubscribe_url: str = ""
    attachments: tuple[Attachment, ...] = ()
    is_secret: bool = False
    forgets_recipient: bool = False


def one_line(text: str, *, longest: int = 250) -> str:
    """The text without line breaks nor control characters, as a header may carry it (F10)."""
    spaced = "".join(" " if unicodedata.category(character) in _BREAKING else character for character in text)
    # Only plain spaces are squeezed: French non-breaking ones stay.
    return " ".join(part for part in spaced.split(" ") if part)[:longest].rstrip()


def sender_address(name: str, address: str) -> str:
    """The address with its name, quoted as it must be; a name can bring no second address."""
    return str(Address(display_name=one_line(name, longest=100), addr_spec=one_line(address)))


def host_of(url: str) -> str:
    """The host that ends a Message-ID: the platform's own, never the request's."""
    return urlsplit(url).hostname or "localhost"
