"""Values of parameters in words, for pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from renovation.quantities.rules.shapes import Path, Shape, is_number, leaves, shape_of

SPACE, NARROW = "\u00a0", "\u202f"
# A change of more than half is most often a slip of the comma or of the unit.
LARGE_PERCENT = 50

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
    "flat": "forfait",
    "house": "maison",
    "flat_dwelling": "appartement",
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
    """The keys that lead to a cell."""
    return ", ".join(_KEYS.get(key, key.replace("_", " ")) for key in path)


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
        return "\u00a0; ".join(_bracket(row) for row in value)
    if isinstance(value, list):
        return ", ".join(cell_in_words(one) for one in value)
    return str(value)


def lines_of(value: Any, unit: str = "") -> list[tuple[str, str]]:
    """Each cell of a value: where it stands, and what it holds."""
    return [(key_in_words(path), cell_in_words(cell, unit)) for path, cell in leaves(value)]


def in_short(value: Any, unit: str = "") -> str:
    """A value on one line, for lists."""
    if isinstance(value, Mapping):
        cells = [f"{place} {words}" for place, words in lines_of(value)]
        more = f"\u00a0; et {len(cells) - 4} autres" if len(cells) > 4 else ""
        return "\u00a0; ".join(cells[:4]) + more + (f" ({unit})" if unit else "")
    if shape_of(value) is Shape.BRACKETS:
        return f"{len(value)} tranche{'s' if len(value) > 1 else ''} ({unit})"
    return cell_in_words(value, unit)


def differences(before: Any, after: Any, unit: str = "") -> list[Difference]:
    """The cells that change, in the order of the new value."""
    earlier, later = dict(leaves(before)), dict(leaves(after))
    paths = [*later, *(path for path in earlier if path not in later)]
    return [
        _difference(path, earlier.get(path), later.get(path), unit)
        for path in paths
        if earlier.get(path) != later.get(path)
    ]


def _difference(path: Path, before: Any, after: Any, unit: str) -> Difference:
    words = [cell_in_words(cell, unit) if cell is not None else "aucune valeur" for cell in (before, after)]
    place = key_in_words(path)
    if not (is_number(before) and is_number(after)) or not before:
        return Difference(place, words[0], words[1])
    percent = (Decimal(str(after)) / Decimal(str(before)) - 1) * 100
    sign = "+" if percent > 0 else "−"
    told = f"{sign}{number_in_words(abs(round(percent, 1)))}{SPACE}%"
    return Difference(place, words[0], words[1], told, abs(percent) > LARGE_PERCENT)


def _bracket(row: Any) -> str:
    heads = bracket_heads(len(row))
    return ", ".join(f"{head.lower()} {cell_in_words(cell)}" for head, cell in zip(heads, row, strict=True))
