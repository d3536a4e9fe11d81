"""What was typed in the search: the words meant, what may be kept of them, and how a misspelt one is read."""

import re
from collections.abc import Mapping, Sequence

from renovation.territories.rules.names import search_key

LONGEST_KEPT = 60
SHORTEST_WORD = 3
# A word that holds one of these may be an e-mail address, a link or an account name.
_PERSONAL_MARKS = re.compile(r"[@\d]|://|www\.")
_WORD = re.compile(r"[^\W\d_]{3,}")


def words_of(typed: str) -> list[str]:
    """The words typed, comparable: lower case, no accent, no apostrophe."""
    return search_key(typed).split()


def may_be_kept(typed: str) -> str:
    """What the staff may read of a search: no address, no number, nothing long; empty when nothing is left."""
    kept = [word for word in typed.split() if not _PERSONAL_MARKS.search(word)]
    key = search_key(" ".join(kept))[:LONGEST_KEPT].strip()
    return key if len(key) >= SHORTEST_WORD else ""


def is_meant(typed: str, promoted: str) -> bool:
    """Whether a search is one of those for which a result is promoted: all words of one of its phrases are typed."""
    asked = set(words_of(typed))
    phrases = (set(words_of(phrase)) for phrase in promoted.split(","))
    return any(phrase and phrase <= asked for phrase in phrases)


def vocabulary(texts: Sequence[str]) -> dict[str, str]:
    """The words that a site uses: comparable form, and the way it is written there."""
    found: dict[str, str] = {}
    for text in texts:
        for word in _WORD.findall(text):
            written = word if word.isupper() else word.lower()
            found.setdefault(search_key(written), written)
    return found


def respelt(typed: str, nearest: Mapping[str, str]) -> str:
    """What was typed, with the words that the site uses in the place of those that it does not know."""
    return " ".join(nearest.get(word, word) for word in words_of(typed))
