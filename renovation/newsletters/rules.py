"""A letter without tables: its words and the addresses that it names."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class LetterPart:
    """A title, a few words, and the page that tells more (a path on the platform's site)."""

    title: str
    text: str
    path: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class LetterText:
    """A letter as its page tells it."""

    page_id: int
    subject: str
    introduction: str
    path: str
    parts: tuple[LetterPart, ...]
