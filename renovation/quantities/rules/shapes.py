"""Shapes of values: a number, a table by class (tables in tables too), brackets (rows of numbers)."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from math import isfinite
from typing import Any

Path = tuple[str, ...]


class Shape(StrEnum):
    NUMBER = "number"
    WORD = "word"
    TABLE = "table"
    BRACKETS = "brackets"
    LIST = "list"


def shape_of(value: Any) -> Shape:
    if isinstance(value, Mapping):
        return Shape.TABLE
    if isinstance(value, Sequence) and not isinstance(value, str):
        rows = len(value) > 0 and all(isinstance(row, list | tuple) and _is_row(row) for row in value)
        return Shape.BRACKETS if rows and len({len(row) for row in value}) == 1 else Shape.LIST
    return Shape.NUMBER if is_number(value) else Shape.WORD


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Each cell of a table with the keys that lead to it; lists and brackets count as one cell."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, (*path, str(key)))
    else:
        yield path, value


def from_leaves(cells: Mapping[Path, Any]) -> Any:
    """The value whose cells these are."""
    if () in cells:
        return cells[()]
    whole: dict[str, Any] = {}
    for path, cell in cells.items():
        inner = whole
        for key in path[:-1]:
            inner = inner.setdefault(key, {})
        inner[path[-1]] = cell
    return whole


def plain(value: Any) -> Any:
    """The same whether it comes from YAML, CSV or JSON: keys are texts, whole numbers are integers."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return int(value) if isinstance(value, float) and isfinite(value) and value == int(value) else value


def shape_faults(present: Any, value: Any, place: str = "") -> list[str]:
    """Why a new value does not have the shape of the present one, in words; empty when it has."""
    where = f"{place}\u00a0: " if place else ""
    if isinstance(value, float) and not isfinite(value):
        return [f"{where}ce n’est pas un nombre."]
    if isinstance(present, Mapping):
        return _table_faults(present, value, place)
    if isinstance(present, list | tuple):
        return _list_faults(present, value, where)
    if present is None or value is None:
        return []
    if is_number(present) != is_number(value):
        wanted = "un nombre est attendu" if is_number(present) else "un mot est attendu"
        return [f"{where}{wanted}, «\u00a0{value}\u00a0» est écrit."]
    return []


def _table_faults(present: Mapping[str, Any], value: Any, place: str) -> list[str]:
    where = f"{place}\u00a0: " if place else ""
    if not isinstance(value, Mapping):
        return [f"{where}une table est attendue ({', '.join(map(str, present))})."]
    keys, given = [str(key) for key in present], {str(key): inner for key, inner in value.items()}
    faults = [f"{where}la ligne «\u00a0{key}\u00a0» manque." for key in keys if key not in given]
    faults += [f"{where}la ligne «\u00a0{key}\u00a0» est inconnue." for key in given if key not in keys]
    for key in keys:
        if key in given:
            faults += shape_faults(present[key], given[key], f"{place} > {key}" if place else key)
    return faults


def _list_faults(present: Sequence[Any], value: Any, where: str) -> list[str]:
    if not isinstance(value, list | tuple):
        return [f"{where}une liste est attendue."]
    if shape_of(present) is not Shape.BRACKETS:
        return _row_faults(present, value, where)
    if not value:
        return [f"{where}une tranche au moins est attendue."]
    width = len(present[0])
    for number, row in enumerate(value, start=1):
        if not isinstance(row, list | tuple) or len(row) != width or not _is_row(row):
            return [f"{where}la tranche {number} doit avoir {width} nombres."]
    return _order_faults(present, value, where)


def _row_faults(present: Sequence[Any], value: Sequence[Any], where: str) -> list[str]:
    """A list of numbers has one for each class: as many, and numbers. A list of words may grow, shrink or be empty."""
    if not present or not all(is_number(one) for one in present):
        return []
    if len(value) != len(present) or not all(is_number(one) and isfinite(one) for one in value):
        return [f"{where}une liste de {len(present)} nombres est attendue."]
    return []


def _order_faults(present: Sequence[Any], value: Sequence[Any], where: str) -> list[str]:
    """Brackets whose last one has no bound: they go up, and end so."""
    if present[-1][0] is not None:
        return []
    *bounds, last = [row[0] for row in value]
    if last is not None or None in bounds:
        return [f"{where}la dernière tranche, et elle seule, est sans limite."]
    if bounds != sorted(set(bounds)):
        return [f"{where}les limites des tranches doivent aller en montant."]
    return []


def _is_row(row: Sequence[Any]) -> bool:
    """Numbers that are numbers; the bound of the last bracket may be left open."""
    return all(cell is None or (is_number(cell) and isfinite(cell)) for cell in row)
