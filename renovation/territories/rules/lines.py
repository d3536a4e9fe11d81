"""One line of the national reference: a commune, or a part of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

WHOLE = "commune-actuelle"
DISTRICT = "arrondissement-municipal"
# Codes of municipal districts (Code officiel géographique) and the commune to which they belong.
_CITIES = {"751": "75056", "6938": "69123", "1320": "13055", "1321": "13055"}


@dataclass(frozen=True)
class CommuneRow:
    insee: str
    name: str
    postcodes: tuple[str, ...]
    department: str
    epci_siren: str
    epci_name: str
    population: int
    latitude: Decimal | None
    longitude: Decimal | None
    altitude_m: int | None
    old_codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PartRow:
    """`kind` is the word of the source."""

    insee: str
    name: str
    kind: str
    commune_insee: str
    latitude: Decimal | None
    longitude: Decimal | None


def read_line(record: Mapping[str, Any]) -> CommuneRow | PartRow:
    """A commune or a part of one; ValueError says in French what is wrong."""
    values = {key: str(value if value is not None else "").strip() for key, value in record.items() if key}
    insee, name = values.get("insee", ""), values.get("nom", "")
    if len(insee) != 5 or not insee[2:].isdigit():
        raise ValueError(f"le code INSEE « {insee} » n’a pas cinq caractères")
    if not name:
        raise ValueError("le nom de la commune manque")
    latitude = _decimal(values.get("latitude") or values.get("lat", ""), "la latitude")
    longitude = _decimal(values.get("longitude") or values.get("lon", ""), "la longitude")
    kind = values.get("type", "")
    seat = "" if kind == WHOLE else values.get("chef_lieu") or _city_of(insee)
    if seat:
        return PartRow(insee, name, kind or DISTRICT, seat, latitude, longitude)
    postcodes = values.get("codes_postaux") or values.get("code_postal", "")
    return CommuneRow(
        insee=insee,
        name=name,
        postcodes=tuple(code for code in postcodes.split("|") if len(code) == 5),
        department=values.get("departement") or _department_of(insee),
        epci_siren=values.get("epci_siren", ""),
        epci_name=values.get("epci_nom", ""),
        population=_integer(values.get("population", ""), "la population") or 0,
        latitude=latitude,
        longitude=longitude,
        altitude_m=_integer(values.get("altitude_m", ""), "l’altitude"),
        old_codes=tuple(code for code in values.get("anciens_codes", "").split("|") if len(code) == 5),
    )


def _city_of(insee: str) -> str:
    """Paris, Lyon or Marseille for the code of one of their districts."""
    return next((city for start, city in _CITIES.items() if insee.startswith(start) and insee != city), "")


def _department_of(insee: str) -> str:
    return insee[:3] if insee.startswith(("97", "98")) else insee[:2]


def _integer(text: str, what: str) -> int | None:
    if not text:
        return None
    try:
        return int(Decimal(text))
    except InvalidOperation as error:
        raise ValueError(f"{what} « {text} » n’est pas un nombre") from error


def _decimal(text: str, what: str) -> Decimal | None:
    if not text:
        return None
    try:
        return Decimal(text).quantize(Decimal("0.00001"))
    except InvalidOperation as error:
        raise ValueError(f"{what} « {text} » n’est pas un nombre") from error
