"""Where somebody means to look from: understood from what was typed, or to be chosen."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from renovation.professionals.queries import Point
from renovation.territories.addresses import FoundPlaces, find_places
from renovation.territories.models import Commune
from renovation.territories.queries import commune_by_insee
from renovation.territories.rules.addresses import Address
from renovation.territories.rules.names import commune_keys

MOST_CHOICES = 12
# France reaches from Réunion to Saint-Pierre-et-Miquelon.
POINT = re.compile(r"^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?)$")


@dataclass(frozen=True)
class Origin:
    """Where distances are counted from. `query` finds it again from an address of the site."""

    label: str
    point: Point
    query: dict[str, str]
    is_commune: bool = True

    @property
    def encoded(self) -> str:
        return urlencode(self.query)


@dataclass(frozen=True)
class Choice:
    """One of the places that what was typed may mean."""

    label: str
    query: dict[str, str]

    @property
    def encoded(self) -> str:
        return urlencode(self.query)


@dataclass(frozen=True)
class Meant:
    """One place, or several to choose from; `others` bear nearly the same name as the one that was taken."""

    origin: Origin | None = None
    choices: tuple[Choice, ...] = ()
    others: tuple[Choice, ...] = ()
    notice: str = ""


def place_meant(*, typed: str, insee: str = "", point: str = "") -> Meant:
    """A place chosen before counts more than what was typed."""
    commune = commune_by_insee(insee) if insee else None
    if commune is not None:
        return Meant(_of_commune(commune))
    if there := point_of(point):
        return Meant(Origin(typed or "votre adresse", there, {"point": point, "commune": typed}, is_commune=False))
    found = find_places(typed, limit=MOST_CHOICES)
    if len(found.addresses) == 1:
        return Meant(_of_address(found.addresses[0]), notice=found.notice)
    taken = _only_one(found, typed)
    if taken is not None:
        others = tuple(_choice(other) for other in found.communes if other.pk != taken.pk)
        return Meant(_of_commune(taken), others=others, notice=found.notice)
    return Meant(choices=choices_of(found), notice=found.notice)


def choices_of(found: FoundPlaces) -> tuple[Choice, ...]:
    """The places found, in words that tell them apart."""
    communes = (_choice(commune) for commune in found.communes if commune.latitude is not None)
    addresses = (Choice(one.label, _address_query(one)) for one in found.addresses)
    return (*communes, *addresses)


def point_of(text: str) -> Point | None:
    """Degrees written "47.2378,6.0241"."""
    read = POINT.match(text)
    if read is None:
        return None
    latitude, longitude = float(read[1]), float(read[2])
    return Point(latitude, longitude) if abs(latitude) < 89 and abs(longitude) <= 180 else None


def _only_one(found: FoundPlaces, typed: str) -> Commune | None:
    """The only commune found, or the only one that bears exactly the name that was typed."""
    placed = [commune for commune in found.communes if commune.latitude is not None]
    if len(placed) == 1:
        return placed[0]
    keys = commune_keys(typed)
    exact = [commune for commune in placed if commune.search_name in keys]
    return exact[0] if len(exact) == 1 else None


def _choice(commune: Commune) -> Choice:
    part = f", dont {commune.found_as} fait partie" if commune.found_as else ""
    return Choice(f"{commune.name} ({commune.department.name}{part})", {"insee": commune.insee})


def _of_commune(commune: Commune) -> Origin | None:
    if commune.latitude is None or commune.longitude is None:
        return None
    point = Point(float(commune.latitude), float(commune.longitude))
    return Origin(commune.name, point, {"insee": commune.insee})


def _of_address(address: Address) -> Origin:
    return Origin(address.label, Point(address.latitude, address.longitude), _address_query(address), is_commune=False)


def _address_query(address: Address) -> dict[str, str]:
    return {"point": f"{address.latitude:.5f},{address.longitude:.5f}", "commune": address.label}
