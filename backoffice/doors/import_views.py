"""A file of contacts: sent, read, told of line by line, then kept or dropped."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from backoffice.access import demand_on_platform, for_right
from backoffice.doors.forms import ContactFileForm
from renovation.edge.csv_files import csv_response
from renovation.edge.forms import refuse_too_large
from renovation.edge.requests import LoggedInRequest
from renovation.leads.models import LeadImport
from renovation.leads.operations import decide_contacts, stage_contacts
from renovation.leads.queries.doors import contact_file, contact_files, door_platforms
from renovation.leads.refusals import DoorRefused
from renovation.leads.rules.contact_file import COLUMNS, MODEL
from renovation.platforms.enums import Right
from renovation.prices.rules.csv_text import MAX_BYTES
from renovation.prices.rules.lines import Fault, LinesRefused


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.OPEN_DOORS)
def lead_import(request: LoggedInRequest) -> HttpResponse:
    """Send a file. Nothing is written before its report was read."""
    form = ContactFileForm(request.POST or None, request.FILES or None, platforms=door_platforms(request.reader))
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        refuse_too_large(form, request, "file", MAX_BYTES)
        if form.is_valid():
            try:
                return redirect("backoffice:lead_file", _stage(request, form).pk)
            except LinesRefused as refused:
                faults = refused.faults
                form.add_error("file", "Ce fichier ne peut pas être lu. Rien n’est enregistré.")
    context = {"form": form, "faults": faults, "files": contact_files(request.reader)}
    return render(request, "backoffice/doors/import.html", context)


@require_safe
@for_right(Right.OPEN_DOORS)
def lead_import_model(request: LoggedInRequest) -> HttpResponse:
    """A file with every column and one line, to be filled."""
    return csv_response("modele-prospects.csv", [COLUMNS, MODEL])


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.OPEN_DOORS)
def lead_file(request: LoggedInRequest, import_id: UUID) -> HttpResponse:
    """The report of a file, and what is decided."""
    file = contact_file(request.reader, import_id)
    demand_on_platform(request, Right.OPEN_DOORS, file.platform_id)
    if request.method == "POST":
        return _decide(request, file)
    return render(request, "backoffice/doors/file.html", {"file": file})


def _stage(request: LoggedInRequest, form: ContactFileForm) -> LeadImport:
    given, upload = form.cleaned_data, form.cleaned_data["file"]
    return stage_contacts(
        key=given["key"],
        platform=form.chosen,
        file_name=upload.name,
        content=upload.read(),
        campaign=given["campaign"],
        author=request.user,
        now=timezone.now(),
    )


def _decide(request: LoggedInRequest, file: LeadImport) -> HttpResponse:
    decided = request.POST.get("decision", "")
    if decided not in ("keep", "drop"):
        messages.error(request, "Dites si les lignes bonnes sont importées ou non.")
        return redirect("backoffice:lead_file", file.pk)
    try:
        decide_contacts(import_id=file.pk, keep=decided == "keep", author=request.user, now=timezone.now())
    except DoorRefused as refused:
        messages.error(request, str(refused))
        return redirect("backoffice:lead_file", file.pk)
    done = "Les lignes bonnes sont importées." if decided == "keep" else "Le fichier est abandonné."
    messages.success(request, done)
    return redirect("backoffice:lead_file", file.pk)
