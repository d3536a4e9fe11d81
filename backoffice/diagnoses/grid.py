"""A sheet laid out for its page: heads, lines and cells, each with what is known of its value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from backoffice.diagnoses.cells import LineForm
from backoffice.diagnoses.sheet import Sheet
from renovation.diagnosis.rules.detail.columns import CellKind, Column
from renovation.diagnosis.rules.detail.telling import source_of

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Known:
    """What the description says of the values: who said each, and what was calculated where nothing is said."""

    sources: Mapping[str, str]
    resolved: Mapping[str, Mapping[str, Any]]

    def told(self, path: str) -> str:
        """Who said the value at this path."""
        source = source_of(self.sources, path)
        return source.label if source else ""

    def calculated(self, path: str, column: Column) -> tuple[str, str]:
        """The value that stands where nothing is said, and where it comes from."""
        found = self.resolved.get(path)
        if found is None:
            return "", ""
        words = "par défaut" if found["origin"] == "default" else "calculé"
        section = f", § {found['section']}".replace("§ ", f"§{NBSP}") if found.get("section") else ""
        return column.text_of(round(float(found["value"]), 3)), f"{words}{section}"


@dataclass(frozen=True)
class Cell:
    """`whence` tells where the value comes from; `is_folded` when its column is empty and seldom used."""

    column: Column
    key: str
    html: SafeString
    words: str
    errors: Sequence[str]
    whence: str
    is_folded: bool


@dataclass(frozen=True)
class Row:
    """`number` is shown; `rank` is that of the names of the fields."""

    number: str
    rank: str
    origin: SafeString
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Grid:
    sheet: Sheet
    head: Sequence[tuple[Column, bool]]
    rows: Sequence[Row]
    template_row: Row

    @property
    def count(self) -> int:
        """How many lines the names of the fields go to."""
        ranks = [int(row.rank) for row in self.rows]
        return max(ranks, default=-1) + 1

    @property
    def has_folded(self) -> bool:
        return any(folded for _, folded in self.head)

    @property
    def error_links(self) -> list[tuple[str, str]]:
        """Every wrong cell: its anchor and what to say of it."""
        return [
            (cell.key, f"Ligne{NBSP}{row.number}, {cell.column.label}{NBSP}: {error}")
            for row in self.rows
            for cell in row.cells
            for error in cell.errors
        ]


def grid_of(sheet: Sheet, known: Known) -> Grid:
    folded = {column.name for column in sheet.columns if column.rare and not _is_used(sheet, column)}
    head = [(column, column.name in folded) for column in sheet.columns]
    rows = [_row(sheet, form, str(number), known, folded) for number, form in enumerate(sheet.forms, start=1)]
    return Grid(sheet, head, rows, _row(sheet, sheet.template_line(), "__n__", known, folded))


def _is_used(sheet: Sheet, column: Column) -> bool:
    return any(
        _shown(form, column) not in ("", column.empty_text) or form.errors.get(column.name) for form in sheet.forms
    )


def _row(sheet: Sheet, form: LineForm, number: str, known: Known, folded: set[str]) -> Row:
    rank = str(form.prefix).rpartition("-")[2]
    checked = form.is_bound and form in sheet.filled()
    cells = [
        _cell(form, column, number, known, is_folded=column.name in folded, errors=checked) for column in sheet.columns
    ]
    return Row(number, rank, form["origin"].as_widget(attrs={"id": f"{form.prefix}-origin"}), cells)


def _cell(form: LineForm, column: Column, number: str, known: Known, *, is_folded: bool, errors: bool) -> Cell:
    key = f"{form.prefix}-{column.name}"
    origin = str(form["origin"].value() or "")
    path = f"{origin}.{column.name}" if origin else ""
    text = _shown(form, column)
    shown, whence = (
        known.calculated(path, column) if path and not text else ("", known.told(path) if path and text else "")
    )
    found = [str(error) for error in form.errors.get(column.name, [])] if errors else []
    attributes: dict[str, str | bool] = {
        "id": key,
        "aria-label": f"{column.title}, ligne {number}",
        "aria-describedby": " ".join([f"{key}-from", *([f"{key}-error"] if found else [])]),
        "class": _css(column),
    }
    if shown:
        attributes["placeholder"] = shown
    if found:
        attributes["aria-invalid"] = "true"
    words = column.words_of(_choice_or_text(column, text or shown))
    return Cell(column, key, form[column.name].as_widget(attrs=attributes), words, found, whence, is_folded)


def _choice_or_text(column: Column, text: str) -> str:
    return {"oui": "Oui", "non": "Non"}.get(text, text) if column.kind in (CellKind.FLAG, CellKind.YES_NO) else text


def _shown(form: LineForm, column: Column) -> str:
    value = form[column.name].value()
    return "" if value in (None, False) or (column.kind is CellKind.FLAG and value == "non") else str(value)


def _css(column: Column) -> str:
    """Wide for words, narrow for figures."""
    if column.kind in (CellKind.NUMBER, CellKind.WHOLE):
        return "cell figure"
    if column.name in ("model", "system", "work"):
        return "cell words model"
    return "cell words" if column.kind in (CellKind.TEXT, CellKind.CHOICE) else "cell"
