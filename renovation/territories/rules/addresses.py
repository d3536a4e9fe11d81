"""A typed address taken apart: postcode, and the words that may name the commune."""

import re
from dataclasses import dataclass

from renovation.territories.rules.names import search_key

_POSTCODE = re.compile(r"\b(\d{5})\b")


@dataclass(frozen=True)
class Address:
    """A place with a point. `kind`: housenumber, street, locality or municipality."""

    label: str
    kind: str
    insee: str
    postcode: str
    city: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class TypedAddress:
    street: str
    postcode: str
    city: str


def take_apart(typed: str) -> TypedAddress:
    """ "12 rue des Granges, 25000 Besançon" in its parts; without postcode the city is what follows the last comma."""
    words = " ".join(typed.split())
    code = list(_POSTCODE.finditer(words))
    if code:
        return TypedAddress(words[: code[-1].start()].strip(" ,"), code[-1][1], words[code[-1].end() :].strip(" ,"))
    street, comma, city = words.rpartition(",")
    return TypedAddress(street.strip(" ,"), "", city.strip()) if comma else TypedAddress(words, "", "")


def may_be_address(typed: str) -> bool:
    """Whether it is worth asking for a whole address: at least two words, of which one has letters."""
    return len(search_key(typed).split()) > 1 and any(letter.isalpha() for letter in typed)
