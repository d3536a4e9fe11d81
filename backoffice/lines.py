"""A short table in a form, kept as one text for the optimistic lock: lines to fill in, empty ones at the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from renovation.pathways.rules.editing import lines_of, lines_text

EMPTY_LINES = 2
MOST_LINES = 30


@dataclass(frozen=True)
class Column:
    """One cell of each line: `field` checks it, `needed` says that a line makes no sense without it."""

    name: str
    field: forms.Field
    needed: bool = False
    is_hidden: bool = False


class LinesWidget(forms.Widget):
    """Rows of boxes, named `field-row-column`; two empty rows follow those that are known."""

    template_name = "backoffice/parts/lines.html"
    use_fieldset = True

    def __init__(self, columns: Sequence[Column] = (), attrs: Any = None) -> None:
        super().__init__(attrs)
        self.columns = columns

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-0-{self._first.name}" if id_ else ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        if name in data:
            return [{key: _shown(cell) for key, cell in line.items()} for line in _told(data[name])]
        rows = []
        for rank in range(MOST_LINES):
            cells = {
                column.name: column.field.widget.value_from_datadict(data, files, f"{name}-{rank}-{column.name}")
                for column in self.columns
            }
            if any(cell is not None for cell in cells.values()):
                rows.append({key: _shown(cell) for key, cell in cells.items()})
        return rows

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(key.startswith(f"{name}-") for key in data) and name not in data

    def _lines(self, value: Any) -> list[dict[str, Any]]:
        known = lines_of(value) if isinstance(value, str) else list(value or [])
        return [*known, *({} for _ in range(min(EMPTY_LINES, MOST_LINES - len(known))))]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = [line for line in self._lines(value) if line.get(self._first.name)]
        unfilled = [line for line in self._lines(value) if not line.get(self._first.name)]
        lines = [*rows, *unfilled][:MOST_LINES]
        context["heads"] = [column.field.label for column in self.columns if not column.is_hidden]
        context["lines"] = [self._row(name, rank, line) for rank, line in enumerate(lines)]
        return context

    @property
    def _first(self) -> Column:
        return next(column for column in self.columns if not column.is_hidden)

    def _row(self, name: str, rank: int, line: dict[str, Any]) -> list[dict[str, Any]]:
        cells = []
        for column in self.columns:
            cell_name = f"{name}-{rank}-{column.name}"
            value = line.get(column.name, column.field.initial)
            attrs = {"id": f"id_{cell_name}", "aria-label": f"{column.field.label}, ligne {rank + 1}"}
            widget = forms.HiddenInput() if column.is_hidden else column.field.widget
            shown = bool(value) if isinstance(widget, forms.CheckboxInput) else value
            cells.append(
                {"label": column.field.label, "hidden": column.is_hidden, "box": widget.render(cell_name, shown, attrs)}
            )
        return cells


class LinesField(forms.Field):
    """The lines as one text; a line whose needed cells are empty is left out, one half filled is told."""

    def __init__(self, *, columns: Sequence[Column], **kwargs: Any) -> None:
        self.columns = columns
        super().__init__(widget=LinesWidget(columns), required=False, **kwargs)

    def clean(self, value: Any) -> str:
        found, errors = [], []
        for rank, line in enumerate(value or [], start=1):
            if not any(str(line.get(column.name) or "").strip() for column in self.columns if column.needed):
                continue
            cells: dict[str, Any] = {}
            for column in self.columns:
                try:
                    cells[column.name] = column.field.clean(line.get(column.name))
                except forms.ValidationError as refused:
                    errors.append(f"Ligne {rank}, {str(column.field.label).lower()}\u00a0: {refused.messages[0]}")
            found.append(cells)
        if errors:
            raise forms.ValidationError(errors)
        return lines_text(found)


def _told(text: str) -> list[dict[str, Any]]:
    """The lines of a text that comes back; none when it is not such a text."""
    try:
        lines = lines_of(text)
    except (ValueError, TypeError):
        return []
    return [line for line in lines if isinstance(line, dict)]


def _shown(cell: Any) -> Any:
    """A box of a browser is a text; a boolean stays what it is."""
    return cell if isinstance(cell, bool) else "" if cell is None else str(cell)
