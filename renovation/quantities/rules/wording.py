"""Values of parameters in words, for pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renovation.quantities.rules.shapes import Path, Shape, is_number, leaves, shape_of

SPACE, NARROW = "\u00a0", "\u202f"
# A change of more than half is most often a slip of the comma or of the unit.
LARGE_PERCENT = 50
# Longer tables are only counted in lists.
SHORT_LINES = 4

_KEYS = {
    "low": "borne basse",
    "high": "borne haute",
    "very_modest": "très modestes",
    "modest": "modestes",
    "intermediate": "intermédiaires",
    "higher": "supérieurs",
    "idf": "Île-de-France",
    "ile_de_france": "Île-de-France",
    "elsewhere": "autres régions",
    "other": "autres régions",
    "others": "autres régions",
    "each_more": "par personne en plus",
    "additional": "par personne en plus",
    "precarity": "précarité",
    "classic": "classique",
    "rate": "taux",
    "ceiling": "plafond",
    "house": "maison",
    "flat": "appartement",
    "heating": "chauffage",
    "both": "chauffage et eau chaude",
    "more": "au-delà",
    "windows": "fenêtres",
}
_BRACKETS = ("Jusqu’à", "Part fixe", "Prix de l’unité")


@dataclass(frozen=True)
class Difference:
    """One cell of a value before and after, in words. `percent` where both are numbers."""

    place: str
    before: str
    after: str
    percent: str = ""
    is_large: bool = False


def key_in_words(path: Path) -> str:
    """The keys that lead to a cell; a bare number says that it is a line."""
    words = ", ".join(_KEYS.get(key, key.replace("_", " ")) for key in path)
    return f"ligne {words}" if words.isdigit() else words


def bracket_heads(width: int) -> tuple[str, ...]:
    """What the columns of brackets are called."""
    if width == len(_BRACKETS):
        return _BRACKETS
    return ("Jusqu’à", "Valeur") if width == 2 else tuple(f"Colonne {number}" for number in range(1, width + 1))


def number_in_words(value: Any) -> str:
    """1 234,5: groups of three, decimal comma, a true minus."""
    number = Decimal(str(value))
    text = f"{number.normalize():,f}" if number else "0"
    return text.replace(",", NARROW).replace(".", ",").replace("-", "−")


def cell_in_words(value: Any, unit: str = "") -> str:
    """One cell with its unit."""
    if value is None:
        return "sans limite"
    if isinstance(value, bool):
        return "oui" if value else "non"
    if is_number(value):
        return f"{number_in_words(value)}{SPACE}{unit}" if unit else number_in_words(value)
    if shape_of(value) is Shape.BRACKETS:
        return "\u00a0; ".join(f"{bound}\u00a0: {rest}" for bound, rest in brackets_in_words(value))
    if isinstance(value, list):
        return "\u00a0; ".join(cell_in_words(one) for one in value) if value else "rien"
    return _KEYS.get(str(value), str(value))


def lines_of(value: Any, unit: str = "") -> list[tuple[str, str]]:
    """Each cell of a value: where it stands, and what it holds."""
    return [(key_in_words(path), cell_in_words(cell, unit)) for path, cell in leaves(value)]


def in_short(value: Any, unit: str = "") -> str:
    """A value on one line, for lists."""
    if isinstance(value, Mapping):
        cells = list(leaves(value))
        if len(cells) > SHORT_LINES or any(isinstance(cell, list) for _, cell in cells):
            return f"table de {len(cells)} ligne{'s' if len(cells) > 1 else ''}"
        told = "\u00a0; ".join(f"{key_in_words(path)}\u00a0: {cell_in_words(cell)}" for path, cell in cells)
        return told + (f" ({unit})" if unit else "")
    if shape_of(value) is Shape.BRACKETS and len(value) > 1:
        return f"{len(value)} tranches"
    return cell_in_words(value, unit)


def differences(before: Any, after: Any, unit: str = "") -> list[Difference]:
    """The cells that change, in the order of the new value."""
    earlier, later = dict(leaves(before)), dict(leaves(after))
    found: list[Difference] = []
    for path in [*later, *(path for path in earlier if path not in later)]:
        old, new = earlier.get(path), later.get(path)
        if old != new:
            found += _of_brackets(old, new) or [_difference(key_in_words(path), old, new, unit)]
    return found


def brackets_in_words(rows: Sequence[Sequence[Any]]) -> list[tuple[str, str]]:
    """Each bracket: up to where, and what holds there."""
    heads = [head.lower() for head in bracket_heads(len(rows[0]))[1:]]
    told = [
        ", ".join(f"{head} {cell_in_words(cell)}" for head, cell in zip(heads, row[1:], strict=True)) for row in rows
    ]
    return [(_bound(row[0], rows), words) for row, words in zip(rows, told, strict=True)]


def _of_brackets(before: Any, after: Any) -> list[Difference]:
    """Cell by cell where both have the same limits; else nothing, and they are told whole."""
    if Shape.BRACKETS not in (shape_of(before), shape_of(after)) or shape_of(before) is not shape_of(after):
        return []
    if [(row[0], len(row)) for row in before] != [(row[0], len(row)) for row in after]:
        return []
    heads = bracket_heads(len(after[0]))
    return [
        _difference(f"{_bound(new[0], after)}, {heads[column].lower()}", old[column], new[column], "")
        for old, new in zip(before, after, strict=True)
        for column in range(1, len(new))
        if old[column] != new[column]
    ]


def _bound(limit: Any, rows: Sequence[Sequence[Any]]) -> str:
    if limit is not None:
        return f"jusqu’à {cell_in_words(limit)}"
    return "au-delà" if len(rows) > 1 else "toute quantité"


def _difference(place: str, before: Any, after: Any, unit: str) -> Difference:
    words = [cell_in_words(cell, unit) if cell is not None else "aucune valeur" for cell in (before, after)]
    if not (is_number(before) and is_number(after)) or not before:
        return Difference(place, words[0], words[1])
    percent = (Decimal(str(after)) / Decimal(str(before)) - 1) * 100
    sign = "+" if percent > 0 else "−"
    told = f"{sign}{number_in_words(abs(round(percent, 1)))}{SPACE}%"
    return Difference(place, words[0], words[1], told, abs(percent) > LARGE_PERCENT)
