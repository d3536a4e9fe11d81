"""Prices that come and go by file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from backoffice.access import for_right
from backoffice.prices.forms import ExportForm, ImportForm
from backoffice.prices.words import platforms_for
from renovation.edge.csv_files import csv_response
from renovation.edge.forms import refuse_too_large
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.permissions import platforms_open_to
from renovation.prices.models import PriceImport
from renovation.prices.operations import export_aggregates, export_lines, import_aggregates, import_lines
from renovation.prices.operations.recording import Giver
from renovation.prices.queries.references import last_imports
from renovation.prices.rules.csv_text import MAX_BYTES
from renovation.prices.rules.line_file import COLUMNS, MODEL, characteristic_columns
from renovation.prices.rules.lines import Fault, LinesRefused
from renovation.prices.rules.statistics import PERIODS_MONTHS


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.KEEP_PRICES)
def price_import(request: LoggedInRequest) -> HttpResponse:
    """Send a file: taken whole, or refused whole with each line and its reason."""
    open_to = platforms_open_to(request.reader, Right.KEEP_PRICES)
    form = ImportForm(request.POST or None, request.FILES or None, platforms=platforms_for(request, Right.KEEP_PRICES))
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        refuse_too_large(form, request, "file", MAX_BYTES)
        if form.is_valid():
            try:
                file = _import(request, form)
            except LinesRefused as refused:
                faults = refused.faults
                form.add_error("file", "Ce fichier est refusé en entier. Rien n’est enregistré.")
            else:
                messages.success(request, _told(file))
                return redirect("backoffice:price_import")
    context = {"form": form, "faults": faults, "imports": last_imports(open_to)}
    return render(request, "backoffice/prices/import.html", context)


@require_safe
@for_right(Right.READ_PRICES)
def price_model(request: LoggedInRequest) -> HttpResponse:
    """A file with every column and one line, to be filled."""
    columns = (*COLUMNS, *characteristic_columns())
    return csv_response("modele-prix.csv", [columns, (*MODEL, *[""] * (len(columns) - len(MODEL)))])


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.KEEP_PRICES)
def price_export(request: LoggedInRequest) -> HttpResponse:
    """Statistics or anonymous lines, journalled."""
    platforms = platforms_for(request, Right.KEEP_PRICES)
    form = ExportForm(request.POST or None, platforms=platforms)
    if request.method == "POST" and form.is_valid():
        return _export(form.chosen, form.cleaned_data["kind"])
    return render(request, "backoffice/prices/export.html", {"form": form})


def _import(request: LoggedInRequest, form: ImportForm) -> PriceImport:
    given, upload = form.cleaned_data, form.cleaned_data["file"]
    giver = Giver(form.chosen, request.user.pk, timezone.now())
    name, content = upload.name, upload.read()
    if given["kind"] == "lines":
        return import_lines(key=given["key"], file_name=name, content=content, giver=giver)
    return import_aggregates(key=given["key"], file_name=name, content=content, source=given["source"], giver=giver)


def _export(platform: Platform, kind: str) -> HttpResponse:
    today = timezone.localdate()
    if kind == "lines":
        return csv_response(f"prix-lignes-{today:%Y-%m-%d}.csv", export_lines(platform=platform, on=today))
    rows = export_aggregates(platform=platform, months=PERIODS_MONTHS[0], on=today)
    return csv_response(f"prix-statistiques-{today:%Y-%m-%d}.csv", rows)


def _told(file: PriceImport) -> str:
    told = f"{file.lines} ligne{'s' if file.lines > 1 else ''} enregistrée{'s' if file.lines > 1 else ''}."
    if file.set_aside:
        plural = "s" if file.set_aside > 1 else ""
        told += f" {file.set_aside} écartée{plural}, trop loin des autres prix\u00a0: relisez-les."
    return told
