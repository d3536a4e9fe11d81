"""The page of one table: its grid or its form, the result so far, what a colleague saved meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from backoffice.diagnoses.cells import LineForm
from backoffice.diagnoses.grid import Known, grid_of
from backoffice.diagnoses.opening import Opened, frame
from backoffice.diagnoses.pages import DWELLING_PAGE, PAGES, EntryPage, next_page
from backoffice.diagnoses.panel import ResultWords, resolved_by_path, result_in_words
from backoffice.diagnoses.reading_pages import Change, paths_of, stored_sheets
from backoffice.diagnoses.sheet import Sheet
from renovation.diagnosis.evaluating import evaluated
from renovation.diagnosis.queries import description_of
from renovation.diagnosis.rules.detail.checking import contradictions, missing_parts
from renovation.diagnosis.rules.detail.comparing import differences
from renovation.diagnosis.rules.detail.entry import DetailedDwelling
from renovation.diagnosis.rules.detail.parts import DWELLING
from renovation.diagnosis.rules.detail.reading import value_at
from renovation.edge.requests import LoggedInRequest


@dataclass(frozen=True)
class Shown:
    """How the page stands: `base` is the print of the table that it showed first."""

    base: str
    unsaved: bool = False
    pasted: str = ""
    complaints: Sequence[str] = field(default_factory=tuple)
    theirs: DetailedDwelling | None = None


def table_page(
    request: LoggedInRequest, opened: Opened, page: EntryPage, sheets: list[Sheet], shown: Shown, status: int = 200
) -> HttpResponse:
    dwelling = description_of(opened.version)
    known = Known(dwelling.sources, resolved_by_path(opened.version.result))
    grids = [grid_of(sheet, known) for sheet in sheets]
    context = {
        **_context(opened, page, dwelling, shown),
        "grids": grids,
        "complaints": [*shown.complaints, *(text for sheet in sheets for text in sheet.complaints)],
        "error_links": [link for grid in grids for link in grid.error_links],
    }
    return render(request, "backoffice/diagnoses/table.html", context, status=status)


def dwelling_page(
    request: LoggedInRequest, opened: Opened, form: LineForm, shown: Shown, status: int = 200
) -> HttpResponse:
    dwelling = description_of(opened.version)
    known = Known(dwelling.sources, {})
    told = [(column.label, known.told(column.name)) for column in DWELLING.columns if known.told(column.name)]
    context = {**_context(opened, DWELLING_PAGE, dwelling, shown), "form": form, "told": told}
    return render(request, "backoffice/diagnoses/dwelling.html", context, status=status)


def frozen_page(request: LoggedInRequest, opened: Opened, page: EntryPage) -> HttpResponse:
    """The table in words."""
    dwelling = description_of(opened.version)
    known = Known(dwelling.sources, resolved_by_path(opened.version.result))
    sheets = [] if page is DWELLING_PAGE else stored_sheets(page, dwelling, spare=0)
    context = {
        **_context(opened, page, dwelling, Shown("")),
        "grids": [grid_of(sheet, known) for sheet in sheets],
        "facts": _facts(dwelling, known) if page is DWELLING_PAGE else [],
    }
    return render(request, "backoffice/diagnoses/frozen_table.html", context)


def live_panel(
    request: LoggedInRequest, opened: Opened, page: EntryPage, change: Change | None, sheets: Sequence[Sheet]
) -> HttpResponse:
    """The result of what is typed, and what the empty cells are worth."""
    result, dwelling = opened.version.result, description_of(opened.version)
    words, cells = result_in_words(result), []
    if change is not None:
        dwelling = change(dwelling)
        found = evaluated(dwelling, opened.home.dwelling.commune, on=timezone.localdate())
        words, cells = result_in_words(found.result), _resolved_cells(page, sheets, dwelling, found.result)
    context = {
        "result": words,
        "version": opened.version,
        "missing": missing_parts(dwelling),
        "contradictions": contradictions(dwelling),
        "has_errors": change is None,
        "is_unsaved": True,
        "cells": cells,
    }
    return render(request, "backoffice/diagnoses/parts/panel.html", context)


def _context(opened: Opened, page: EntryPage, dwelling: DetailedDwelling, shown: Shown) -> dict[str, Any]:
    words: ResultWords | None = result_in_words(opened.version.result)
    return frame(
        opened.home,
        version=opened.version,
        opened=opened,
        page=page,
        pages=[(one, _count(one, dwelling)) for one in PAGES],
        following=next_page(page),
        shown=shown,
        result=words,
        missing=missing_parts(dwelling),
        contradictions=contradictions(dwelling),
        conflict=_conflict(page, dwelling, shown),
        complaints=shown.complaints,
        error_links=[],
        cells=[],
        has_errors=False,
        is_unsaved=shown.unsaved,
    )


def _conflict(page: EntryPage, dwelling: DetailedDwelling, shown: Shown) -> list[Any] | None:
    """What the colleague's table holds, in words; nothing when nobody else saved it."""
    if shown.theirs is None:
        return None
    return [one for one in differences(None, shown.theirs) if one.field == page.field]


def _count(page: EntryPage, dwelling: DetailedDwelling) -> int | None:
    return None if page.table is None else len(getattr(dwelling, page.field))


def _facts(dwelling: DetailedDwelling, known: Known) -> list[tuple[str, str, str]]:
    rows = [(column, value_at(dwelling, column.name)) for column in DWELLING.columns]
    return [(column.label, column.words_of(value) or "Non précisé", known.told(column.name)) for column, value in rows]


def _resolved_cells(
    page: EntryPage, sheets: Sequence[Sheet], dwelling: DetailedDwelling, result: Any
) -> list[tuple[str, str, str]]:
    """(cell, value, whence) for the empty cells that the calculation filled."""
    known = Known(dwelling.sources, resolved_by_path(result))
    paths = paths_of(page, sheets) if sheets else {}
    return [
        (f"{form.prefix}-{column.name}", *known.calculated(f"{paths[str(form.prefix)]}.{column.name}", column))
        for sheet in sheets
        for form in sheet.filled()
        for column in sheet.part.columns
        if known.calculated(f"{paths[str(form.prefix)]}.{column.name}", column)[0]
    ]
