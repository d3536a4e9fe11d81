"""What may be written in one cell of a description: its kind, its bounds, its words. Form, JSON and paste share it."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

NBSP = "\N{NO-BREAK SPACE}"
LONGEST_TEXT = 80
_YES = frozenset({"oui", "o", "x", "1", "vrai", "true", "yes", "on"})
_NO = frozenset({"non", "n", "0", "faux", "false", "no", "off"})

Value = str | float | int | bool | None
Options = Sequence[tuple[str, str, str]]


class CellError(ValueError):
    """A value that cannot be taken; the text is for the person."""


class CellKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    CHOICE = "choice"
    # Yes or no; nothing written is no.
    FLAG = "flag"
    # Yes, no, or not said.
    YES_NO = "yes_no"


@dataclass(frozen=True)
class Column:
    """One column. `name` is the path in the line; `fallback` is the value when nothing is written.

    `options` gives (code, label, group). A `rare` column may be folded away while it is empty.
    """

    name: str
    label: str
    kind: CellKind = CellKind.NUMBER
    unit: str = ""
    low: float | None = None
    high: float | None = None
    options: Callable[[], Options] | None = None
    fallback: Value = None
    required: bool = False
    rare: bool = False
    hint: str = ""

    @property
    def title(self) -> str:
        return f"{self.label} ({self.unit})" if self.unit else self.label

    @property
    def empty_text(self) -> str:
        """What an untouched cell shows."""
        return self.text_of(self.fallback) if self.kind in (CellKind.CHOICE, CellKind.FLAG) else ""

    def choices(self) -> Options:
        return self.options() if self.options else ()

    def understand(self, raw: object) -> Value:
        """The typed value of what was written; raises CellError."""
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            if self.required:
                raise CellError(self._missing())
            return self.fallback
        return _READERS[self.kind](self, raw)

    def text_of(self, value: Value) -> str:
        """The value as a form shows it: decimal comma, code of a choice."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return "oui" if value else "non"
        if isinstance(value, float):
            return f"{value:.10g}".replace(".", ",")
        return str(value)

    def words_of(self, value: Value) -> str:
        """The value as people read it, with its unit."""
        if self.kind is CellKind.CHOICE:
            return next((label for code, label, _ in self.choices() if code == str(value)), str(value or ""))
        text = self.text_of(value)
        return f"{text}{NBSP}{self.unit}" if text and self.unit else text

    def _missing(self) -> str:
        return "Choisissez une réponse." if self.kind is CellKind.CHOICE else "Écrivez une valeur."

    def bounds_in_words(self) -> str:
        unit = f"{NBSP}{self.unit}" if self.unit else ""
        return f"Écrivez une valeur entre {_plain(self.low)} et {_plain(self.high)}{unit}."


def _plain(bound: float | None) -> str:
    return f"{bound or 0:,g}".replace(",", "\u202f").replace(".", ",")


def _number(column: Column, raw: object) -> float:
    if isinstance(raw, bool):
        raise CellError("Écrivez un nombre.")
    text = re.sub(r"[\s\u00a0\u202f]", "", str(raw)).replace(",", ".").replace("−", "-")
    try:
        value = float(Decimal(text))
    except (InvalidOperation, OverflowError, ValueError):
        raise CellError("Écrivez un nombre, par exemple 2,5.") from None
    if math.isnan(value) or math.isinf(value):
        raise CellError("Écrivez un nombre, par exemple 2,5.")
    if not (column.low or 0) <= value <= (math.inf if column.high is None else column.high):
        raise CellError(column.bounds_in_words())
    return value


def _whole(column: Column, raw: object) -> int:
    value = _number(column, raw)
    if value != int(value):
        raise CellError("Écrivez un nombre entier.")
    return int(value)


def _text(column: Column, raw: object) -> str:
    text = " ".join(str(raw).split())
    if len(text) > LONGEST_TEXT:
        raise CellError(f"Écrivez {LONGEST_TEXT} lettres au plus.")
    return text


def _choice(column: Column, raw: object) -> str:
    """A code, or the words of a choice as pasted from a spreadsheet."""
    text = str(raw).strip()
    words = _folded(text)
    for code, label, _ in column.choices():
        if text == code or words == _folded(label):
            return code
    raise CellError(f"«{NBSP}{text[:40]}{NBSP}» n’est pas une réponse proposée.")


def _yes_no(column: Column, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise CellError("Écrivez oui ou non.")


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


_READERS: Mapping[CellKind, Callable[[Column, object], Value]] = {
    CellKind.TEXT: _text,
    CellKind.NUMBER: _number,
    CellKind.WHOLE: _whole,
    CellKind.CHOICE: _choice,
    CellKind.FLAG: _yes_no,
    CellKind.YES_NO: _yes_no,
}
