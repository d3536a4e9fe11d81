"""What an adviser types in the search field, made comparable."""

import re
from dataclasses import dataclass

from renovation.territories.rules.names import search_key

_MANY = 6


@dataclass(frozen=True)
class Search:
    """`words` without accents or capitals for names; `digits`, without prefix, when it may be a telephone number."""

    text: str
    words: tuple[str, ...]
    digits: str

    @property
    def may_be_number(self) -> bool:
        """Case numbers hold digits and no space: other texts are not compared with them."""
        return any(letter.isdigit() for letter in self.text) and " " not in self.text

    @property
    def in_texts(self) -> str:
        """For PostgreSQL: every word, or a word that begins so; or else as typed.

        Its parser keeps an e-mail or a date whole, and takes « RGE-123 » for « rge » and « -123 ».
        """
        words = " & ".join(f"{word}:*" for word in self.words)
        typed = " & ".join(f"{_quoted(word)}:*" for word in self.text.split()[:_MANY])
        return f"({words}) | ({typed})"

    def __bool__(self) -> bool:
        return bool(self.text)


def search_for(text: str) -> Search:
    """Read a search: at most six words count."""
    clean = text.replace("\x00", "").strip()
    digits = re.sub(r"\D", "", clean)
    is_phone = len(digits) >= 4 and re.fullmatch(r"[\d\s.+()-]+", clean) is not None
    words = tuple(search_key(clean).split()[:_MANY])
    return Search(text=clean, words=words, digits=_national(digits) if is_phone else "")


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _national(digits: str) -> str:
    """What +33 6… and 06… have in common: the digits after the prefix."""
    return digits.removeprefix("33" if digits.startswith("33") and len(digits) > 9 else "0")
