"""What a household types, « j’ai froid a coté des fenaitres », and the works that it means."""

import re
from collections.abc import Iterator
from functools import lru_cache

from renovation.professionals.rules.resemblance import nearest
from renovation.professionals.rules.vocabulary import LEANING, PHRASES, SEVERAL, SILENT
from renovation.professionals.rules.works import WORKS, Works
from renovation.territories.rules.names import search_key

LONGEST = 100
# A word that names the thing weighs more than one that several works share (« isoler », « chauffage »).
_NAMED, _SHARED = 2, 1
_SILENT = frozenset(search_key(SILENT).split())
# « V.M.C. » and « V M C » are one word.
_SPELT = re.compile(r"\b\w(?: \w\b){2,}")


def _stem(word: str) -> str:
    """Without the mark of a plural."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _words(text: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in text.split())


def _known() -> Iterator[tuple[frozenset[str], str, int]]:
    """For each phrase its words, the works that it means and the weight of one of its words."""
    one_each = ((phrases, (code,), _NAMED) for code, phrases in PHRASES.items())
    several = ((phrases, codes, _NAMED) for phrases, codes in SEVERAL.items())
    leaning = ((phrases, codes, _SHARED) for phrases, codes in LEANING.items())
    for phrases, codes, weight in (*one_each, *several, *leaning):
        for phrase in phrases.split(","):
            for code in codes:
                yield frozenset(_words(phrase)), code, weight


_KNOWN = tuple(_known())
_VOCABULARY = tuple(sorted({word for words, _, _ in _KNOWN for word in words}))


def understand(typed: str) -> tuple[Works, ...]:
    """The works meant, several when what was typed does not choose between them; none when nothing is understood."""
    words = _SPELT.sub(lambda spelt: spelt[0].replace(" ", ""), search_key(typed[:LONGEST])).split()
    told = {known for word in words for known in _read(word)}
    weights: dict[str, dict[str, int]] = {}
    for phrase, code, weight in _KNOWN:
        if phrase <= told:
            found = weights.setdefault(code, {})
            found.update({word: max(weight, found.get(word, 0)) for word in phrase})
    scores = {code: sum(found.values()) for code, found in weights.items()}
    best = max(scores.values(), default=0)
    return tuple(works for works in WORKS if best and scores.get(works.code) == best)


@lru_cache(maxsize=2048)
def _read(word: str) -> tuple[str, ...]:
    """The words that we know under this one; those that it resembles most when it is misspelt."""
    if _stem(word) in _VOCABULARY:
        return (_stem(word),)
    return () if word in _SILENT else nearest(_stem(word), _VOCABULARY)
