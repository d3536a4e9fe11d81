"""A list of cases as a table: asked for, made in the background, fetched."""

import uuid
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.cases.grouped_views import ticked
from backoffice.cases.listing_page import address_of, filter_for
from backoffice.keys import KeyedForm
from renovation.cases.models import CaseExport
from renovation.cases.operations import ask_export, note_export_fetched, still_allowed
from renovation.cases.queries import columns_of, export_for, last_exports, parts_of
from renovation.cases.refusals import Refused
from renovation.edge.requests import LoggedInRequest


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def case_exports(request: LoggedInRequest) -> HttpResponse:
    """Say what will be written, ask for it; and the last ones."""
    listing, chosen = filter_for(request).listing(), ticked(request)
    if request.GET.getlist("case") and not chosen:
        messages.error(request, "Aucun des dossiers cochés n’est à exporter. Cochez-en d’autres.")
        return redirect(address_of(listing))
    form = KeyedForm(request.POST if request.method == "POST" else None, initial={"key": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        try:
            export = ask_export(
                key=form.cleaned_data["key"],
                listing=listing,
                case_ids=[one.pk for one in chosen],
                owner=request.user,
                reader=request.reader,
                now=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("backoffice:case_export", export.pk)
    context = {
        "form": form,
        "columns": ["Ménage", *(one.label for one in columns_of(listing.columns, for_team=True))],
        "filters": len(listing.filters),
        "chosen": len(chosen),
        "exports": last_exports(request.reader),
        "back": address_of(listing),
    }
    return render(request, "backoffice/cases/exports.html", context, status=422 if form.errors else 200)


@require_safe
@for_roles(*CASE_WORKERS)
def case_export(request: LoggedInRequest, export_id: UUID) -> HttpResponse:
    """How far it has come, then the file."""
    export = export_for(request.reader, export_id)
    context = {"export": export, "allowed": still_allowed(export, request.reader)}
    return render(request, "backoffice/cases/export.html", context)


@require_safe
@for_roles(*CASE_WORKERS)
def case_export_file(request: LoggedInRequest, export_id: UUID) -> HttpResponseBase:
    """The file, sent part by part; journalled each time. It does not exist for who left one of its platforms (D10)."""
    export = export_for(request.reader, export_id)
    if not still_allowed(export, request.reader):
        raise CaseExport.DoesNotExist
    if not export.is_ready:
        return redirect("backoffice:case_export", export.pk)
    note_export_fetched(export=export, reader=request.reader)
    response = StreamingHttpResponse(parts_of(export), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="dossiers-{export.asked_at:%Y-%m-%d}.csv"'
    response["Cache-Control"] = "no-store, private"
    return response
