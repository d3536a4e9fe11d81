"""A barème in CSV: one line for each value, or for each cell of a table."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from renovation.quantities.rules.batch_file import BatchRefused, Fault, Proposed, Written, decoded, understood
from renovation.quantities.rules.shapes import Path, from_leaves, leaves, plain
from renovation.quantities.rules.spreadsheet_cells import as_typed, harmless

COLUMNS = (
    "code",
    "label",
    "unit",
    "valid_from",
    "valid_to",
    "key",
    "value",
    "state",
    "text",
    "article",
    "address",
    "read_on",
)
NEEDED = ("code", "valid_from", "value", "text")
# Between the keys that lead to a cell of a table in a table.
BETWEEN = " > "
_NUMBER = re.compile(r"-?\d+([.,]\d+)?([eE]-?\d+)?")
_NO_LIMIT = object()
_WORDS: dict[str, Any] = {"": None, "null": _NO_LIMIT, "true": True, "false": False, "oui": True, "non": False}

Cell = tuple[Written, Path]


def read_csv(content: bytes, *, today: date) -> tuple[Proposed, ...]:
    """What the file proposes. Raises BatchRefused with every line that cannot be taken."""
    text = decoded(content)
    head = text.splitlines()[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",", strict=True)
    faults: list[Fault] = []
    try:
        cells = list(_cells(reader, faults))
    except csv.Error as error:
        raise BatchRefused([Fault(reader.line_num, f"Cette ligne ne peut pas être lue ({error}).")]) from error
    written = list(_joined(cells, faults))
    if faults:
        raise BatchRefused(faults)
    return understood(written, today=today)


def write_csv(entries: Iterable[dict[str, Any]]) -> str:
    """Values in force as a file that can be changed and imported again. Texts can be no formula (F7)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    for entry in entries:
        for value in entry["values"]:
            source = value["source"]
            for path, cell in leaves(value.get("value", value.get("table"))):
                said = (entry["code"], entry["label"], entry["unit"], value["valid_from"], value["valid_to"] or "")
                told = (source["text"], source["article"], source["address"], source["read_on"] or "")
                line = (*said, BETWEEN.join(path), _spelt(cell), value["state"], *told)
                writer.writerow([_harmless(str(one)) for one in line])
    return out.getvalue()


def _cells(reader: Any, faults: list[Fault]) -> Iterator[Cell]:
    heads = [head.strip().lower() for head in next(reader)]
    missing = [name for name in NEEDED if name not in heads]
    if missing:
        raise BatchRefused([Fault(1, f"Il manque la colonne {', '.join(missing)}. Partez du modèle.")])
    if len(set(heads)) != len(heads):
        raise BatchRefused([Fault(1, "Une colonne est écrite deux fois.")])
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(heads):
            reason = f"La ligne a {len(row)} colonnes, l’en-tête en a {len(heads)}."
            faults.append(Fault(reader.line_num, reason))
            continue
        given = dict(zip(heads, (as_typed(cell.strip()) for cell in row), strict=True))
        path = tuple(part.strip() for part in given.get("key", "").split(BETWEEN.strip()) if part.strip())
        yield _written(reader.line_num, given), path


def _written(line: int, given: dict[str, str]) -> Written:
    return Written(
        line=line,
        code=given["code"],
        label=given.get("label", ""),
        unit=given.get("unit", ""),
        value=_understood(given["value"]),
        state=given.get("state", "") or "published",
        valid_from=given["valid_from"],
        valid_to=given.get("valid_to", ""),
        text=given["text"],
        article=given.get("article", ""),
        address=given.get("address", ""),
        read_on=given.get("read_on", ""),
    )


def _joined(cells: Sequence[Cell], faults: list[Fault]) -> Iterator[Written]:
    """The cells of one table, on several lines, become one value."""
    tables: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        tables.setdefault((cell[0].code, str(cell[0].valid_from)), []).append(cell)
    for lines in tables.values():
        first, found = lines[0][0], dict[Path, Any]()
        for one, path in lines:
            if path in found or (found and (() in found or path == ())):
                faults.append(Fault(one.line, f"{one.code}\u00a0: cette valeur est écrite deux fois."))
            elif replace(one, line=first.line, value=first.value) != first:
                reason = f"dates, état ou source diffèrent de la ligne {first.line}."
                faults.append(Fault(one.line, f"{one.code}\u00a0: {reason}"))
            elif one.value is None:
                faults.append(Fault(one.line, f"{one.code}\u00a0: il manque la valeur."))
            else:
                found[path] = None if one.value is _NO_LIMIT else one.value
        yield replace(first, value=_table(found, first, faults))


def _table(found: dict[Path, Any], first: Written, faults: list[Fault]) -> Any:
    if not found:
        return None
    try:
        return from_leaves(found)
    except (TypeError, AttributeError):
        faults.append(Fault(first.line, f"{first.code}\u00a0: une même clé porte une valeur et une table."))
        return None


def _understood(text: str) -> Any:
    """A number with a point or a comma, brackets between square brackets, else a word."""
    if text.startswith("["):
        try:
            return plain(json.loads(text))
        except (ValueError, RecursionError):
            return text
    bare = "".join(text.split())
    if _NUMBER.fullmatch(bare):
        return plain(float(bare.replace(",", ".")))
    return _WORDS.get(text.lower(), text)


def _spelt(cell: Any) -> str:
    if isinstance(cell, bool | list) or cell is None:
        return json.dumps(cell, ensure_ascii=False)
    return str(cell).replace(".", ",") if isinstance(cell, int | float) else str(cell)


def _harmless(text: str) -> str:
    """A negative number is no formula and stays a number."""
    is_number = text.replace(",", "", 1).lstrip("-").isdigit()
    return text if is_number else harmless(text)
