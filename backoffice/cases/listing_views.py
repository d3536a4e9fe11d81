"""The list of cases, its saved views, the board by stage."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from backoffice.access import CASE_READERS, CASE_WORKERS, demand, for_roles
from backoffice.cases.listing_forms import ChooseForm, ViewForm
from backoffice.cases.listing_page import (
    address_of,
    common_context,
    filter_for,
    group_links,
    rows_of,
    works_on_cases,
)
from backoffice.lists import page_of
from renovation.cases.operations import move_stage, remove_view, save_view
from renovation.cases.queries import (
    board,
    case_for,
    cases_found,
    columns_of,
    criteria_of,
    view_for,
    views_for,
    with_columns,
)
from renovation.cases.refusals import Refused
from renovation.cases.rules.listing import Listing, narrowed
from renovation.edge.requests import LoggedInRequest
from renovation.pathways.queries import stage_names
from renovation.platforms.enums import Right, Role
from renovation.platforms.queries import platforms_by_id


@require_GET
@for_roles(*CASE_READERS)
def cases(request: LoggedInRequest) -> HttpResponse:
    """One line per case, with the columns that were chosen."""
    form = filter_for(request)
    listing = form.listing()
    criteria = criteria_of(listing, now=timezone.now())
    columns = columns_of(listing.columns, for_team=works_on_cases(request.reader))
    found = with_columns(cases_found(request.reader, criteria), [one.code for one in columns])
    page = page_of(request, found)
    context = {
        **common_context(request, form, listing, "cases"),
        "page": page,
        "columns": columns,
        "rows": rows_of(page.object_list, columns, today=timezone.localdate()),
        "groups": group_links(request.reader, listing, criteria),
        "choose": ChooseForm(),
        "all_ticked": request.GET.get("ticked") == "1",
    }
    return render(request, "backoffice/cases/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def case_views(request: LoggedInRequest) -> HttpResponse:
    """Keep the list of this address under a name; and the views that there are."""
    listing = filter_for(request).listing()
    platforms = platforms_by_id(request.reader.platform_ids(*CASE_WORKERS))
    form = ViewForm(request.POST if request.method == "POST" else None, platforms=platforms)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        try:
            save_view(reader=request.reader, name=name, listing=listing, platform_id=form.platform_id)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"La vue «\u00a0{name}\u00a0» est enregistrée.")
            return redirect(address_of(listing))
    own = request.reader.user_id
    managed = request.reader.platform_ids(Role.MANAGER)
    views = [(one, one.owner_id == own or one.platform_id in managed) for one in views_for(request.reader)]
    context = {"form": form, "views": views, "back": address_of(listing), "filters": len(listing.filters)}
    return render(request, "backoffice/cases/views.html", context, status=422 if form.errors else 200)


@require_POST
@for_roles(*CASE_WORKERS)
def case_view_remove(request: LoggedInRequest, view_id: UUID) -> HttpResponse:
    view = view_for(request.reader, view_id)
    remove_view(view=view)
    messages.success(request, f"La vue «\u00a0{view.name}\u00a0» est supprimée. Les dossiers restent.")
    return redirect("backoffice:case_views")


@require_GET
@for_roles(*CASE_WORKERS)
def case_board(request: LoggedInRequest) -> HttpResponse:
    """Running cases by stage; each is moved by a small form."""
    return _board(request)


@require_POST
@for_roles(*CASE_WORKERS)
def board_move(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Move one case from the board; a refusal stands beside it."""
    case = case_for(request.reader, case_id)
    demand(request, Right.WORK_CASE, case)
    to_stage = request.POST.get("to_stage", "")
    if not to_stage:
        return _board(request, refused={case.pk: "Choisissez une étape."})
    try:
        moved = move_stage(case_id=case.pk, to_stage=to_stage, author=request.user, now=timezone.now(), tell=False)
    except Refused as refused:
        # A board of many cases, or filtered, may not show this one.
        messages.error(request, f"{case.household}\u00a0: {refused}")
        return _board(request, refused={case.pk: str(refused)}, chosen=to_stage)
    messages.success(request, f"{case.household}\u00a0: le dossier est à l’étape «\u00a0{moved.stage_name}\u00a0».")
    return redirect(address_of(filter_for(request).listing(), "case_board"))


def _board(request: LoggedInRequest, *, refused: dict[UUID, str] | None = None, chosen: str = "") -> HttpResponse:
    form = filter_for(request)
    listing = form.listing()
    names = stage_names(request.reader.platform_ids(*CASE_WORKERS))
    columns = board(request.reader, criteria_of(listing, now=timezone.now()), names=names)
    context: dict[str, Any] = {
        **common_context(request, form, listing, "case_board"),
        "columns": [(one, _of_stage(listing, one.code)) for one in columns],
        "refused": refused or {},
        "chosen": chosen,
        "now": timezone.now(),
    }
    return render(request, "backoffice/cases/board.html", context, status=422 if refused else 200)


def _of_stage(listing: Listing, code: str) -> str:
    return address_of(narrowed(listing, "stage", code))
