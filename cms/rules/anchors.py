"""Names of places inside a page."""

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 60


def anchor_of(words: str, taken: Collection[str] = ()) -> str:
    """« Où part la chaleur ? » → "ou-part-la-chaleur"; a number follows when the name is taken."""
    letters = unicodedata.normalize("NFD", words.lower().replace("œ", "oe"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-") or "partie"
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
