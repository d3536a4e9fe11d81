"""Reading the national list of communes: our CSV columns or the JSON of geo.api.gouv.fr."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any


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


@dataclass(frozen=True)
class LineError:
    """What is wrong with one line, told to whoever brought the file."""

    line: int
    message: str


@dataclass(frozen=True)
class CommuneFile:
    rows: tuple[CommuneRow, ...]
    errors: tuple[LineError, ...]


class UnreadableFile(ValueError):
    """The file is not a list of communes; the message says what was expected."""


def read_communes(content: bytes) -> CommuneFile:
    """Parse a whole file; wrong lines are reported, none is guessed."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile("Le fichier n’est pas en UTF-8 : enregistrez-le à nouveau en UTF-8.") from error
    if "\x00" in text:
        raise UnreadableFile("Le fichier contient des caractères nuls : ce n’est pas un fichier de texte.")
    records = _json_records(text) if text.lstrip().startswith("[") else _csv_records(text)
    rows: dict[str, CommuneRow] = {}
    errors: list[LineError] = []
    for line, record in records:
        try:
            row = _row(record)
        except ValueError as error:
            errors.append(LineError(line, str(error)))
            continue
        known = rows.get(row.insee)
        rows[row.insee] = _joined(known, row) if known else row
    return CommuneFile(rows=tuple(rows.values()), errors=tuple(errors))


def _csv_records(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    sample = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if sample.count(";") > sample.count(",") else ",")
    if not {"insee", "nom", "departement"} <= set(reader.fieldnames or ()):
        raise UnreadableFile("La première ligne doit nommer au moins les colonnes insee, nom et departement.")
    yield from enumerate(reader, start=2)


def _json_records(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        communes = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"Le fichier JSON est incomplet (ligne {error.lineno}).") from error
    for number, commune in enumerate(communes, start=1):
        if not isinstance(commune, dict):
            yield number, {}
            continue
        longitude, latitude = (commune.get("centre") or {}).get("coordinates") or ("", "")
        yield (
            number,
            {
                "insee": commune.get("code"),
                "nom": commune.get("nom"),
                "codes_postaux": "|".join(commune.get("codesPostaux") or ()),
                "departement": commune.get("codeDepartement"),
                "epci_siren": commune.get("codeEpci"),
                "epci_nom": (commune.get("epci") or {}).get("nom"),
                "population": commune.get("population"),
                "latitude": latitude,
                "longitude": longitude,
            },
        )


def _row(record: Mapping[str, Any]) -> CommuneRow:
    values = {key: str(value if value is not None else "").strip() for key, value in record.items() if key}
    insee, name = values.get("insee", ""), values.get("nom", "")
    if len(insee) != 5 or not insee[2:].isdigit():
        raise ValueError(f"le code INSEE « {insee} » n’a pas cinq caractères")
    if not name:
        raise ValueError("le nom de la commune manque")
    postcodes = values.get("codes_postaux") or values.get("code_postal", "")
    return CommuneRow(
        insee=insee,
        name=name,
        postcodes=tuple(code for code in postcodes.split("|") if len(code) == 5),
        department=values.get("departement") or _department_of(insee),
        epci_siren=values.get("epci_siren", ""),
        epci_name=values.get("epci_nom", ""),
        population=_integer(values.get("population", ""), "la population") or 0,
        latitude=_decimal(values.get("latitude") or values.get("lat", ""), "la latitude"),
        longitude=_decimal(values.get("longitude") or values.get("lon", ""), "la longitude"),
        altitude_m=_integer(values.get("altitude_m", ""), "l’altitude"),
    )


def _joined(known: CommuneRow, other: CommuneRow) -> CommuneRow:
    """A commune that stands on several lines, one per postcode."""
    postcodes = tuple(dict.fromkeys(known.postcodes + other.postcodes))
    return CommuneRow(**{**known.__dict__, "postcodes": postcodes})


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
