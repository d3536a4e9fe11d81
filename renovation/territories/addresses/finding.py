"""Where somebody means: local communes first, then whole addresses if a service of addresses is open."""

from dataclasses import dataclass, field
from hashlib import sha256

from django.core.cache import cache

from renovation.outside import OutsideFailure
from renovation.territories.addresses.registry import geocoder
from renovation.territories.models import Commune
from renovation.territories.queries import find_communes
from renovation.territories.rules.addresses import Address, may_be_address, take_apart
from renovation.territories.rules.names import search_key

KEPT_SECONDS = 24 * 3600
SILENT = "La recherche d’adresse ne répond pas. Nous avons cherché votre commune."


@dataclass(frozen=True)
class FoundPlaces:
    """Communes and addresses to choose from. `notice` tells what could not be asked."""

    communes: list[Commune] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    notice: str = ""


def find_places(typed: str, *, limit: int = 8) -> FoundPlaces:
    """Nothing leaves this server for the name of a commune or a postcode."""
    communes = find_communes(typed, limit=limit) if not _has_street(typed) else []
    if communes or not may_be_address(typed):
        return FoundPlaces(communes)
    try:
        addresses = _addresses(typed, limit)
    except OutsideFailure:
        return FoundPlaces(_communes_named_in(typed, limit), notice=SILENT)
    return FoundPlaces([] if addresses else _communes_named_in(typed, limit), addresses)


def _has_street(typed: str) -> bool:
    """A street before a postcode, or a number that begins it ("12 rue…")."""
    return bool(take_apart(typed).street) and any(letter.isdigit() for letter in typed)


def _addresses(typed: str, limit: int) -> list[Address]:
    """Answers are kept a day. The key is a digest: no address that somebody typed is written anywhere."""
    service = geocoder()
    if service is None:
        return []
    key = f"address:{limit}:{sha256(search_key(typed).encode()).hexdigest()}"
    known: list[Address] | None = cache.get(key)
    if known is None:
        known = service.find(typed, limit=limit)
        cache.set(key, known, timeout=KEPT_SECONDS)
    return known


def _communes_named_in(typed: str, limit: int) -> list[Commune]:
    """The commune at the end of an address that nobody can find: by its name, else by its postcode."""
    parts = take_apart(typed)
    by_name = find_communes(parts.city, limit=limit) if parts.city else []
    if by_name and parts.postcode:
        by_name = [place for place in by_name if parts.postcode in {code.code for code in place.postcodes.all()}]
    return by_name or (find_communes(parts.postcode, limit=limit) if parts.postcode else _last_words(typed, limit))


def _last_words(typed: str, limit: int) -> list[Commune]:
    words = search_key(typed).split()
    for start in range(max(len(words) - 4, 1), len(words)):
        found = [place for place in find_communes(" ".join(words[start:]), limit=limit) if not place.found_as]
        exact = [place for place in found if place.search_name == " ".join(words[start:])]
        if exact:
            return exact
    return []
