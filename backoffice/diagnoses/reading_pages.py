"""From a page of tables to a change of the description, and from the description to its pages."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import QueryDict

from backoffice.diagnoses.cells import LineForm, line_form
from backoffice.diagnoses.pages import EntryPage
from backoffice.diagnoses.sheet import SPARE, Sheet, sent_sheet, stored_sheet
from renovation.diagnosis.rules.detail.editing import (
    INNER,
    TypedInstallation,
    TypedLine,
    with_dwelling,
    with_heating,
    with_lines,
)
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.part import Part
from renovation.diagnosis.rules.detail.parts import DWELLING
from renovation.diagnosis.rules.detail.reading import value_at

Change = Callable[[DetailedDwelling], DetailedDwelling]


def stored_sheets(page: EntryPage, dwelling: DetailedDwelling, *, spare: int = SPARE) -> list[Sheet]:
    """The tables of a page as they are stored."""
    table = _table(page)
    records = getattr(dwelling, table.field)
    main = [(f"{table.field}.{rank}", record, 1) for rank, record in enumerate(records)]
    sheets = [stored_sheet(table, main, inner=False, spare=spare)]
    for inner in table.inner:
        within = [
            (f"{table.field}.{rank}.{inner.field}.{place}", record, rank + 1)
            for rank, holder in enumerate(records)
            for place, record in enumerate(getattr(holder, inner.field))
        ]
        sheets.append(stored_sheet(inner, within, inner=True, spare=spare))
    return sheets


def sent_sheets(page: EntryPage, data: QueryDict) -> list[Sheet]:
    """The tables of a page as they were sent."""
    table = _table(page)
    inner = [sent_sheet(one, data, inner=True) for one in table.inner]
    main = sent_sheet(table, data, inner=False)
    main.spoken_of = max((_installation(form) for sheet in inner for form in sheet.filled()), default=0)
    return [main, *inner]


def change_of(page: EntryPage, sheets: Sequence[Sheet]) -> Change:
    """What valid sheets do to a description."""
    table = _table(page)
    if not table.inner:
        lines = sheets[0].lines()
        return lambda dwelling: with_lines(dwelling, table, lines)
    installations = _installations(sheets)
    return lambda dwelling: with_heating(dwelling, installations)


def orphans(sheets: Sequence[Sheet]) -> list[str]:
    """Lines of generators or emitters whose installation does not exist."""
    count = len(sheets[0].filled())
    return [
        f"{sheet.part.line} de l’installation\u00a0{form.cleaned_data['installation']}\u00a0: "
        "cette installation n’existe pas."
        for sheet in sheets[1:]
        for form in sheet.filled()
        if form.is_valid() and form.cleaned_data["installation"] > count
    ]


def dwelling_form(dwelling: DetailedDwelling, data: QueryDict | None = None) -> LineForm:
    """The form of the dwelling itself."""
    initial = {column.name: column.text_of(value_at(dwelling, column.name)) for column in DWELLING.columns}
    form = line_form(DWELLING.columns)(data, initial=initial, prefix="dwelling")
    for column in DWELLING.columns:
        form.fields[column.name].help_text = column.hint
        form.fields[column.name].required = column.required
    return form


def dwelling_change(form: LineForm) -> Change:
    values = form.values()
    return lambda dwelling: with_dwelling(dwelling, values)


def paths_of(page: EntryPage, sheets: Sequence[Sheet]) -> dict[str, str]:
    """Where each sent line will stand in the description, by the prefix of its form."""
    table = _table(page)
    found = {str(form.prefix): f"{table.field}.{rank}" for rank, form in enumerate(sheets[0].filled())}
    for sheet in sheets[1:]:
        places: dict[int, int] = {}
        for form in sheet.filled():
            number = form.cleaned_data["installation"]
            place = places.setdefault(number, 0)
            places[number] += 1
            found[str(form.prefix)] = f"{table.field}.{number - 1}.{sheet.part.field}.{place}"
    return found


def _installations(sheets: Sequence[Sheet]) -> list[TypedInstallation]:
    inner: dict[str, list[tuple[int, TypedLine]]] = {
        part.field: [_numbered(line) for line in sheet.lines()] for part, sheet in zip(INNER, sheets[1:], strict=True)
    }
    return [
        TypedInstallation(
            line,
            {name: [one for number, one in lines if number == rank] for name, lines in inner.items()},
        )
        for rank, line in enumerate(sheets[0].lines(), start=1)
    ]


def _numbered(line: TypedLine) -> tuple[int, TypedLine]:
    values: dict[str, Any] = dict(line.values)
    number = int(values.pop("installation"))
    return number, TypedLine(values, line.origin)


def _installation(form: LineForm) -> int:
    """The number typed; 0 when it is no number, which the check of the line will tell."""
    text = str(form.data.get(f"{form.prefix}-installation", "") or "1").strip()
    return int(text) if text.isdecimal() and len(text) < 3 else 0


def _table(page: EntryPage) -> Part:
    if page.table is None:
        raise ValueError("the page of the dwelling has no table")
    return page.table
