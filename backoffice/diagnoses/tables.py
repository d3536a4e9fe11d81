"""Typing a description, table by table, with the result beside."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_READERS, CASE_WORKERS, demand, for_roles
from backoffice.diagnoses.acts import perform
from backoffice.diagnoses.opening import Opened, opened_version
from backoffice.diagnoses.pages import DWELLING_PAGE, PAGES, EntryPage, next_page, page_named
from backoffice.diagnoses.reading_pages import (
    Change,
    change_of,
    dwelling_change,
    dwelling_form,
    orphans,
    sent_sheets,
    stored_sheets,
)
from backoffice.diagnoses.sheet import Sheet
from backoffice.diagnoses.table_page import Shown, dwelling_page, frozen_page, live_panel, table_page
from renovation.diagnosis.operations import save_table
from renovation.diagnosis.queries import description_of
from renovation.diagnosis.refusals import LinesConflict, VersionFrozen
from renovation.diagnosis.rules.detail.editing import print_of
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right

DONE = "Enregistré\u00a0: le résultat est à jour."


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_READERS)
def table(request: LoggedInRequest, version_id: UUID, field: str) -> HttpResponse:
    """One table of a version; that of a frozen one is read only."""
    opened = opened_version(request, version_id, Right.READ_DIAGNOSIS)
    page = page_named(field)
    if request.method == "POST":
        demand(request, Right.WORK_DIAGNOSIS, opened.home.subject)
        return _sent(request, opened, page)
    if not opened.may_change:
        return frozen_page(request, opened, page)
    dwelling = description_of(opened.version)
    base = print_of(dwelling, field)
    if page is DWELLING_PAGE:
        return dwelling_page(request, opened, dwelling_form(dwelling), Shown(base))
    return table_page(request, opened, page, stored_sheets(page, dwelling), Shown(base))


@require_POST
@for_roles(*CASE_WORKERS)
def live(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """The result of what is typed, nothing being saved."""
    opened = opened_version(request, version_id, Right.WORK_DIAGNOSIS)
    page = page_named(_known_field(request.POST))
    if page is DWELLING_PAGE:
        form = dwelling_form(description_of(opened.version), request.POST)
        return live_panel(request, opened, page, dwelling_change(form) if form.is_valid() else None, ())
    sheets = sent_sheets(page, request.POST)
    return live_panel(request, opened, page, _change(page, sheets), sheets)


def _sent(request: LoggedInRequest, opened: Opened, page: EntryPage) -> HttpResponse:
    shown = Shown(request.POST.get("base", ""))
    if page is DWELLING_PAGE:
        form = dwelling_form(description_of(opened.version), request.POST)
        if not form.is_valid():
            return dwelling_page(request, opened, form, shown, status=422)
        return _save(request, opened, page, dwelling_change(form), ())
    sheets = sent_sheets(page, request.POST)
    if act := request.POST.get("act", ""):
        pasted = request.POST.get(f"{act.partition(':')[2]}-paste", "")
        again = perform(act, sheets, pasted)
        shown = Shown(shown.base, unsaved=True, pasted=pasted)
        return table_page(request, opened, page, again, shown, status=422 if _has_complaints(again) else 200)
    change = _change(page, sheets)
    if change is None:
        return table_page(request, opened, page, sheets, Shown(shown.base, complaints=orphans(sheets)), status=422)
    return _save(request, opened, page, change, sheets)


def _save(
    request: LoggedInRequest, opened: Opened, page: EntryPage, change: Change, sheets: Sequence[Sheet]
) -> HttpResponse:
    base = request.POST.get("base", "")
    try:
        save_table(version_id=opened.version.pk, field=page.field, base=base, change=change, now=timezone.now())
    except VersionFrozen as refused:
        messages.error(request, str(refused))
        return redirect("backoffice:diagnosis", opened.version.pk)
    except LinesConflict as conflict:
        shown = Shown(print_of(conflict.current, page.field), theirs=conflict.current)
        if page is DWELLING_PAGE:
            form = dwelling_form(conflict.current, request.POST)
            return dwelling_page(request, opened, form, shown, status=409)
        return table_page(request, opened, page, list(sheets), shown, status=409)
    messages.success(request, DONE)
    following = next_page(page) if "next" in request.POST else None
    return redirect(f"backoffice:{(following or page).url_name}", opened.version.pk)


def _change(page: EntryPage, sheets: Sequence[Sheet]) -> Change | None:
    """What the sheets say, unless something in them is wrong."""
    checked = [sheet.is_valid() for sheet in sheets]
    return change_of(page, sheets) if all(checked) and not orphans(sheets) else None


def _has_complaints(sheets: Sequence[Sheet]) -> bool:
    return any(sheet.complaints for sheet in sheets)


def _known_field(data: QueryDict) -> str:
    """The table that is being typed; the dwelling itself when it is not said."""
    field = data.get("field", "")
    return field if any(page.field == field for page in PAGES) else ""
