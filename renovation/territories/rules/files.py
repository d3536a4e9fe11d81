"""Reading the national list of communes and of their parts: our CSV columns or the JSON of geo.api.gouv.fr."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from renovation.territories.rules.lines import CommuneRow, PartRow, read_line


@dataclass(frozen=True)
class LineError:
    """What is wrong with one line, told to whoever brought the file."""

    line: int
    message: str


@dataclass(frozen=True)
class CommuneFile:
    rows: tuple[CommuneRow, ...]
    errors: tuple[LineError, ...]
    parts: tuple[PartRow, ...] = ()


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
    parts: dict[str, PartRow] = {}
    errors: list[LineError] = []
    for line, record in records:
        try:
            row = read_line(record)
        except ValueError as error:
            errors.append(LineError(line, str(error)))
            continue
        if isinstance(row, PartRow):
            parts.setdefault(row.insee, row)
        else:
            known = rows.get(row.insee)
            rows[row.insee] = _joined(known, row) if known else row
            parts |= {code: _old_code(code, row) for code in row.old_codes}
    return CommuneFile(rows=tuple(rows.values()), errors=tuple(errors), parts=tuple(parts.values()))


def _old_code(code: str, row: CommuneRow) -> PartRow:
    return PartRow(code, row.name, "ancien-code", row.insee, row.latitude, row.longitude)


def _csv_records(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    sample = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if sample.count(";") > sample.count(",") else ",")
    columns = set(reader.fieldnames or ())
    if not {"insee", "nom"} <= columns or not columns & {"departement", "chef_lieu"}:
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
                "type": commune.get("type"),
                "chef_lieu": commune.get("chefLieu") or commune.get("commune"),
                "anciens_codes": "|".join(commune.get("anciensCodes") or ()),
            },
        )


def _joined(known: CommuneRow, other: CommuneRow) -> CommuneRow:
    """A commune that stands on several lines, one per postcode."""
    postcodes = tuple(dict.fromkeys(known.postcodes + other.postcodes))
    return replace(known, postcodes=postcodes)
