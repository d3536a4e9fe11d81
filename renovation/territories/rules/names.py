"""Names made comparable: lower case, no accent, single spaces."""

import unicodedata

_SAINT = (("saint ", "st "), ("sainte ", "ste "))


def search_key(text: str) -> str:
    """The form under which a French name is stored and looked up ("École-Valentin" → "ecole valentin")."""
    folded = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(letter if letter.isalnum() else " " for letter in folded if not unicodedata.combining(letter))
    return " ".join(letters.split())


def commune_keys(typed: str) -> list[str]:
    """What a person may have meant: "st vit" is "saint vit"."""
    key = search_key(typed)
    keys = [key]
    for full, short in _SAINT:
        if key.startswith(short):
            keys.append(full + key.removeprefix(short))
    return keys
