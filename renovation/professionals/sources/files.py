"""A file of the list, CSV or JSON, compressed or not: read row by row, refused with the reason when it is not one."""

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import IO, Any, cast

from renovation.professionals.rules.ademe import NEEDED
from renovation.professionals.rules.checks import grouped
from renovation.professionals.sources.data_fair import in_text

GZIP = b"\x1f\x8b"
# Beyond, it is no list of companies: a compressed file may be much larger than it seems.
MAX_BYTES = 400 * 1024 * 1024


class FileRefused(ValueError):
    """The file is not the list, or not all of it; the message is French."""


# A row of the file: its line number, its cells, and whether it had as many cells as the header.
FileRow = tuple[int, Mapping[str, str], bool]


def read_file(file: IO[bytes]) -> Iterator[FileRow]:
    """Rows with their line numbers. Raises FileRefused as soon as the file shows that it is not whole."""
    start = file.read(2)
    file.seek(0)
    text = _text(cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if start == GZIP else file)
    try:
        first = text.read(1)
        while first.isspace():
            first = text.read(1)
        if not first:
            raise FileRefused("Le fichier est vide.")
        yield from _json_rows(first + text.read(MAX_BYTES)) if first in "[{" else _csv_rows(first, text)
    except UnicodeDecodeError as error:
        raise FileRefused("Le fichier n’est pas en UTF-8 : enregistrez-le à nouveau en UTF-8.") from error
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise FileRefused("Le fichier compressé est incomplet ou abîmé.") from error


def _text(file: IO[bytes]) -> io.TextIOWrapper:
    return io.TextIOWrapper(file, encoding="utf-8-sig", newline="")


def _json_rows(text: str) -> Iterator[FileRow]:
    try:
        told = json.loads(text)
    except json.JSONDecodeError as error:
        raise FileRefused(f"Le fichier JSON est incomplet ou abîmé (ligne {error.lineno}).") from error
    rows = told.get("results") if isinstance(told, dict) else told
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise FileRefused("Ce fichier JSON n’est pas une liste de lignes.")
    total = told.get("total") if isinstance(told, dict) else None
    if isinstance(total, int) and total > len(rows):
        told, given = grouped(total), grouped(len(rows))
        raise FileRefused(f"Le fichier annonce {told} lignes et n’en contient que {given} : il est incomplet.")
    if rows:
        _demand_columns(rows[0])
    for number, row in enumerate(rows, start=1):
        yield number, in_text(row), True


def _csv_rows(first: str, text: io.TextIOWrapper) -> Iterator[FileRow]:
    header_line = first + text.readline()
    separator = ";" if header_line.count(";") > header_line.count(",") else ","
    header = [name.strip() for name in next(csv.reader([header_line], delimiter=separator), [])]
    _demand_columns(dict.fromkeys(header))
    last = _LastLine(text)
    try:
        reader = csv.reader(last, delimiter=separator, strict=True)
        for number, cells in enumerate(reader, start=2):
            if cells:
                yield number, dict(zip(header, cells, strict=False)), len(cells) == len(header)
    except csv.Error as error:
        raise FileRefused("Le fichier CSV est incomplet : un guillemet ouvert n’est pas fermé.") from error
    if not last.ended:
        # Even with all its cells: nothing tells a whole last cell from a cut one.
        raise FileRefused("Le fichier CSV est incomplet : sa dernière ligne est coupée, sans retour à la ligne.")


class _LastLine:
    """The lines of a file, and whether the last one ended: a cut file stops in the middle of a line."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text
        self.ended = True

    def __iter__(self) -> Iterator[str]:
        for line in self.text:
            if "\x00" in line:
                raise FileRefused("Le fichier contient des caractères nuls : ce n’est pas un fichier de texte.")
            self.ended = line.endswith(("\n", "\r"))
            yield line


def _demand_columns(columns: Mapping[str, Any]) -> None:
    missing = sorted(NEEDED - columns.keys())
    if missing:
        raise FileRefused(f"Ce n’est pas la liste de l’ADEME : il manque les colonnes {', '.join(missing)}.")
