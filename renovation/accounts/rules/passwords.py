"""Which passwords are too easy for this house (A3). No composition rule: length and surprise count."""

import unicodedata
from collections.abc import Iterable

# What must remain once the words of the house are taken out.
LEAST_REMAINING_SIGNS = 8
# Shorter names (Y, Eu, Aix) would refuse honest pass phrases.
LEAST_WORD_SIGNS = 4

FRENCH_COMMONPLACES = frozenset(
    {
        "motdepasse",
        "azertyuiop",
        "azerty",
        "qsdfghjklm",
        "jetaimejetaime",
        "bonjourbonjour",
        "administrateur",
        "changezmoi",
        "soleilsoleil",
        "doudoudoudou",
        "marseillemarseille",
        "jenesaispas",
        "laissezmoientrer",
        "bienvenue",
        "123456789",
        "000000000000",
    }
)


def plain(text: str) -> str:
    """Lower case, no accents, letters and digits only: Besançon, BESANCON and b.e.s.a.n.c.o.n are one word."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in decomposed if sign.isalnum())


def leans_on(password: str, words: Iterable[str]) -> bool:
    """Whether little is left of the password without the words that an attacker would try first."""
    rest = plain(password)
    if not rest:
        return False
    shortened = rest
    candidates = {plain(word) for word in words} | FRENCH_COMMONPLACES
    for word in sorted((word for word in candidates if len(word) >= LEAST_WORD_SIGNS), key=len, reverse=True):
        shortened = shortened.replace(word, "")
    return shortened != rest and len(shortened) < LEAST_REMAINING_SIGNS


def repeats_itself(password: str) -> bool:
    """Fewer than five different signs, whatever the length."""
    return len(set(password)) < 5
