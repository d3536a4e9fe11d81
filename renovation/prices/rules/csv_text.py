"""Files of prices as text: their columns, and each row with its line."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from renovation.prices.rules.lines import Fault, LinesRefused
from renovation.quantities.rules.spreadsheet_cells import as_typed

MAX_BYTES = 2_000_000
MAX_LINES = 5_000
# From so many cells that make no sense, the row has probably slipped.
SHIFTED = 3
_QUARTER = re.compile(r"(\d{4})-?T([1-4])", re.IGNORECASE)
_FRENCH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
Row = Mapping[str, str]
T = TypeVar("T")


def rows_of(content: bytes, needed: Sequence[str], known: Sequence[str]) -> Iterator[tuple[int, Row | Fault]]:
    """Each row with its line, or what is wrong with it. Raises LinesRefused when the file is no table of ours."""
    reader = csv.reader(io.StringIO(_decoded(content), newline=""), delimiter=_delimiter(content), strict=True)
    try:
        heads = _heads(next(reader), needed, known)
        for number, cells in enumerate(reader):
            if number >= MAX_LINES:
                raise LinesRefused([Fault(0, f"Ce fichier dépasse {MAX_LINES} lignes. Coupez-le en plusieurs.")])
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(heads):
                told = f"La ligne a {len(cells)} colonnes, l’en-tête en a {len(heads)}\u00a0: elle est décalée."
                yield reader.line_num, Fault(reader.line_num, told)
                continue
            yield reader.line_num, dict(zip(heads, (as_typed(cell.strip()) for cell in cells), strict=True))
    except csv.Error as error:
        raise LinesRefused([Fault(reader.line_num, f"Cette ligne ne peut pas être lue ({error}).")]) from error


def _decoded(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise LinesRefused([Fault(0, "Ce fichier dépasse 2\u00a0Mo.")])
    if b"\0" in content:
        raise LinesRefused(
            [Fault(0, "Ce n’est pas un fichier CSV\u00a0: enregistrez votre tableur «\u00a0au format CSV\u00a0».")]
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What French spreadsheets write when nobody asks them anything.
        text = content.decode("cp1252", errors="replace")
    if not text.strip():
        raise LinesRefused([Fault(0, "Ce fichier est vide.")])
    return text


def _delimiter(content: bytes) -> str:
    head = content.lstrip().split(b"\n", 1)[0]
    return ";" if head.count(b";") >= head.count(b",") else ","


def _heads(cells: Sequence[str], needed: Sequence[str], known: Sequence[str]) -> list[str]:
    heads = [cell.strip().lower().lstrip("\ufeff") for cell in cells]
    faults = []
    missing = [name for name in needed if name not in heads]
    if missing:
        faults.append(Fault(1, f"Il manque la colonne {', '.join(missing)}. Partez du modèle."))
    strange = [head for head in heads if head not in known]
    if strange:
        named = ", ".join(f"«\u00a0{head[:40]}\u00a0»" for head in strange)
        faults.append(Fault(1, f"Colonne inconnue\u00a0: {named}."))
    if len(set(heads)) != len(heads):
        faults.append(Fault(1, "Une colonne est écrite deux fois."))
    if faults:
        raise LinesRefused(faults)
    return heads


class Cells:
    """The cells of one row, read one by one; what cannot be read is kept as a reason."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.faults: list[str] = []

    def text(self, name: str) -> str:
        return self.row.get(name, "")

    def number(self, name: str, *, needed: bool = True) -> Decimal | None:
        """A number with a comma or a point, spaces between thousands, a euro sign."""
        return self._read(name, _number, "n’est pas un nombre", needed)

    def day(self, name: str) -> tuple[date, bool] | None:
        """A day, or the quarter that it falls in (True)."""
        return self._read(name, _day, "n’est pas une date (écrivez 2026-03-15, 15/03/2026 ou 2026-T1)", needed=True)

    @property
    def looks_shifted(self) -> bool:
        return len(self.faults) >= SHIFTED

    def _read(self, name: str, read: Callable[[str], T | None], told: str, needed: bool) -> T | None:
        text = self.text(name)
        if not text:
            if needed:
                self.faults.append(f"Il manque {name}.")
            return None
        value = read(text)
        if value is None:
            self.faults.append(f"{name}\u00a0: «\u00a0{text[:40]}\u00a0» {told}.")
        return value


def _number(text: str) -> Decimal | None:
    plain = "".join(text.replace("€", "").replace("%", "").split()).replace(",", ".").replace("−", "-")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < Decimal(10) ** 9 else None


def _day(text: str) -> tuple[date, bool] | None:
    quarter = _QUARTER.fullmatch(text)
    french = _FRENCH_DAY.fullmatch(text)
    try:
        if quarter:
            return date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1), True
        if french:
            return date(int(french[3]), int(french[2]), int(french[1])), False
        return date.fromisoformat(text), False
    except ValueError:
        return None
