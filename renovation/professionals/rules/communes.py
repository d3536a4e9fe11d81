"""The commune of an address of the list, in capitals and spelled in many ways, made comparable."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from renovation.territories.rules.names import search_key

_CEDEX = re.compile(r" cedex( \d+)?$")
_DISTRICT = re.compile(r"^(paris|lyon|marseille) \d{1,2}( ?e| ?er| ?eme)?( arrondissement)?$")
_SHORT = {"st": "saint", "ste": "sainte"}


def commune_key(name: str) -> str:
    """ "BESANCON CEDEX 9" is "besancon", "ST VIT" is "saint vit", "PARIS 11" is "paris"."""
    key = _CEDEX.sub("", search_key(name))
    key = _DISTRICT.sub(r"\1", key)
    return " ".join(_SHORT.get(word, word) for word in key.split())[:100]


@dataclass(frozen=True, slots=True)
class Place:
    """A commune, or a part of one under its own name, with its point."""

    insee: str
    key: str
    department: str
    postcodes: tuple[str, ...]
    latitude: float | None
    longitude: float | None


class Places:
    """Finds the commune of an address; nothing rather than a guess."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_postcode: dict[str, list[Place]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
        self._found: dict[tuple[str, str], Place | None] = {}
        for place in places:
            self._by_name[place.department, place.key].append(place)
            for postcode in place.postcodes:
                self._by_postcode[postcode].append(place)

    def find(self, postcode: str, name: str) -> Place | None:
        asked = (postcode, name)
        if asked not in self._found:
            self._found[asked] = self._search(postcode, commune_key(name))
        return self._found[asked]

    def _search(self, postcode: str, key: str) -> Place | None:
        """By name in the postcode, by the beginning of a name there, by name in the département, by postcode alone."""
        here = self._by_postcode.get(postcode, [])
        if key:
            for found in (
                [place for place in here if place.key == key],
                [place for place in here if place.key.startswith(f"{key} ") or key.startswith(f"{place.key} ")],
                self._by_name.get((_department(postcode), key), []),
            ):
                if len({place.insee for place in found}) == 1:
                    return found[0]
        return here[0] if len({place.insee for place in here}) == 1 else None


def _department(postcode: str) -> str:
    """That of the postcode: a CEDEX code belongs to no commune. Corsica shares 20."""
    return postcode[:3] if postcode.startswith("97") else postcode[:2]
