"""A table of lines to be typed: shown from the stored description, or again from what was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from backoffice.diagnoses.cells import LineForm, line_form
from renovation.diagnosis.rules.detail.columns import CellKind, Column
from renovation.diagnosis.rules.detail.editing import TypedLine
from renovation.diagnosis.rules.detail.part import Part
from renovation.diagnosis.rules.detail.reading import MOST_LINES, value_at

SPARE = 2
# In the tables within an installation, the number of the installation to which a line belongs.
INSTALLATION = Column("installation", "Installation", CellKind.WHOLE, low=1, high=20, fallback=1)


@dataclass(frozen=True)
class Typed:
    """The texts of a line, and the path of the line that it was."""

    texts: Mapping[str, str]
    origin: str = ""


@dataclass
class Sheet:
    """A table on a page. `prefix` begins the names of its fields."""

    part: Part
    columns: tuple[Column, ...]
    forms: list[LineForm]
    complaints: list[str] = field(default_factory=list)
    # So many first lines count even when all in them is as it was shown: other tables speak of them.
    spoken_of: int = 0

    @property
    def prefix(self) -> str:
        return self.part.field

    def filled(self) -> list[LineForm]:
        """The lines in which something is written, and those that count without it."""
        return [form for rank, form in enumerate(self.forms) if rank < self.spoken_of or not self._is_blank(form)]

    def is_valid(self) -> bool:
        # Every line is checked, so that all errors are shown at once.
        checked = [form.is_valid() for form in self.filled()]
        return all(checked)

    def lines(self) -> list[TypedLine]:
        """The typed lines of a valid sheet."""
        return [TypedLine(form.values(), form.cleaned_data["origin"] or None) for form in self.filled()]

    def _is_blank(self, form: LineForm) -> bool:
        """Nothing written, and choices left as they were shown.

        Where nothing is required (a heating, a cooling), a line that was there already says something by being there.
        """
        if not form.is_bound:
            return False
        if form.data.get(f"{form.prefix}-origin") and not any(column.required for column in self.columns):
            return False
        texts = [(column, _text(column, form)) for column in self.columns if column != INSTALLATION]
        return all(text.strip() in ("", column.empty_text) for column, text in texts)

    def template_line(self) -> LineForm:
        """An empty line, from which the browser makes others."""
        return line_form(self.columns)(prefix=f"{self.prefix}-__n__")


def columns_of(part: Part, *, inner: bool) -> tuple[Column, ...]:
    return (INSTALLATION, *part.columns) if inner else part.columns


def stored_sheet(part: Part, records: Sequence[tuple[str, Any, int]], *, inner: bool, spare: int = SPARE) -> Sheet:
    """The sheet of stored lines: (path, record, number of the installation)."""
    columns = columns_of(part, inner=inner)
    lines = [Typed(_texts(columns, record, number), path) for path, record, number in records]
    return shown_sheet(part, lines, inner=inner, spare=spare)


def shown_sheet(part: Part, lines: Sequence[Typed], *, inner: bool, spare: int = SPARE) -> Sheet:
    """The sheet of lines to be shown as they are, nothing being checked."""
    columns = columns_of(part, inner=inner)
    blank = Typed({column.name: column.empty_text for column in columns})
    shown = [*lines, *[blank] * spare][:MOST_LINES]
    forms = [
        line_form(columns)(initial={**line.texts, "origin": line.origin}, prefix=f"{part.field}-{rank}")
        for rank, line in enumerate(shown)
    ]
    return Sheet(part, columns, forms)


def sent_sheet(part: Part, data: QueryDict, *, inner: bool) -> Sheet:
    """The sheet that was sent, to be checked."""
    columns = columns_of(part, inner=inner)
    count = _count(data, part.field)
    prefixes = [f"{part.field}-{rank}" for rank in range(count)]
    present = [prefix for prefix in prefixes if any(f"{prefix}-{column.name}" in data for column in columns)]
    return Sheet(part, columns, [line_form(columns)(data, prefix=prefix) for prefix in present])


def sent_lines(sheet: Sheet) -> list[Typed]:
    """What was typed in the lines that were sent, blank ones apart."""
    return [Typed(_typed(sheet.columns, form), form.data.get(f"{form.prefix}-origin", "")) for form in sheet.filled()]


def _texts(columns: Sequence[Column], record: Any, number: int) -> dict[str, str]:
    texts = {column.name: column.text_of(value_at(record, column.name)) for column in columns if column != INSTALLATION}
    return {INSTALLATION.name: str(number), **texts} if INSTALLATION in columns else texts


def _typed(columns: Sequence[Column], form: LineForm) -> dict[str, str]:
    return {column.name: _text(column, form) for column in columns}


def _text(column: Column, form: LineForm) -> str:
    raw = str(form.data.get(f"{form.prefix}-{column.name}", ""))
    return raw or ("non" if column.kind is CellKind.FLAG else "")


def _count(data: QueryDict, prefix: str) -> int:
    text = data.get(f"{prefix}-count", "0")
    return min(int(text), MOST_LINES) if text.isdecimal() else 0
