"""Imports of the RGE directory: asked for, followed, explained."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from backoffice.access import for_roles
from backoffice.directory.forms import ImportForm, LabelForm
from backoffice.directory.words import change_lines, empty_columns
from backoffice.lists import page_of
from renovation.edge.forms import refuse_too_large
from renovation.edge.requests import LoggedInRequest
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.outside import is_open
from renovation.platforms.enums import Role
from renovation.platforms.permissions import administers_installation
from renovation.professionals.enums import Dataset, ImportState
from renovation.professionals.operations import accept_drop, ask_import, settle_label
from renovation.professionals.operations.importing import ImportRunning
from renovation.professionals.queries import current_release
from renovation.professionals.queries.imports import all_imports, import_by_id, labels_to_settle, quarantine_of
from renovation.professionals.sources.data_fair import service


def _demand_installation(request: LoggedInRequest) -> None:
    """The directory is that of all platforms: an administrator of one of them does not change it."""
    if not administers_installation(request.reader):
        record(Action.ACCESS_REFUSED, detail={"page": "directory_imports"})
        raise PermissionDenied


@require_safe
@for_roles(Role.ADMINISTRATOR)
def imports(request: LoggedInRequest) -> HttpResponse:
    """The imports, the newest first, and the labels that nobody knows yet."""
    _demand_installation(request)
    labels = [
        (label, LabelForm(initial={"key": label.key, "domain": label.domain}, auto_id=f"label-{number}-%s"))
        for number, label in enumerate(labels_to_settle())
    ]
    context = {
        "page": page_of(request, all_imports()),
        "labels": labels,
        "release": current_release(),
        "service_is_open": is_open(service()),
    }
    return render(request, "backoffice/directory/imports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(Role.ADMINISTRATOR)
def import_ask(request: LoggedInRequest) -> HttpResponse:
    """Bring a file, or ask the service when it is open."""
    _demand_installation(request)
    opened = is_open(service())
    form = ImportForm(request.POST or None, request.FILES or None, service_is_open=opened)
    if request.method == "POST":
        refuse_too_large(form, request, "file", settings.DOCUMENT_MAX_BYTES)
        if form.is_valid():
            try:
                asked = ask_import(
                    dataset=Dataset(form.cleaned_data["dataset"]),
                    now=timezone.now(),
                    on=timezone.localdate(),
                    file=form.cleaned_data["file"],
                    asked_by_id=request.user.pk,
                )
            except ImportRunning:
                form.add_error("dataset", "Un import de cette liste est déjà en cours. Attendez qu’il finisse.")
            else:
                messages.success(request, "L’import commence. Cette page dit où il en est.")
                return redirect("backoffice:directory_import", asked.pk)
    return render(request, "backoffice/directory/ask.html", {"form": form, "service_is_open": opened})


@require_safe
@for_roles(Role.ADMINISTRATOR)
def import_report(request: LoggedInRequest, import_id: UUID) -> HttpResponse:
    """Where an import stands, what it changed, what it set aside and why."""
    _demand_installation(request)
    found = import_by_id(import_id)
    context = {
        "found": found,
        "is_running": found.state in ImportState.running(),
        "is_stopped": found.state == ImportState.STOPPED,
        "changes": change_lines(found.changes),
        "empty": empty_columns(found.null_rates),
        "quarantine": quarantine_of(found),
    }
    return render(request, "backoffice/directory/report.html", context)


@require_POST
@for_roles(Role.ADMINISTRATOR)
def drop_accept(request: LoggedInRequest, import_id: UUID) -> HttpResponse:
    """Take a list that lost many rows all the same."""
    _demand_installation(request)
    import_by_id(import_id)
    accept_drop(import_id=import_id, actor_id=request.user.pk)
    messages.success(request, "La liste va être prise malgré la baisse.")
    return redirect("backoffice:directory_import", import_id)


@require_POST
@for_roles(Role.ADMINISTRATOR)
def label_settle(request: LoggedInRequest) -> HttpResponse:
    """Say what a new label means."""
    _demand_installation(request)
    form = LabelForm(request.POST)
    if form.is_valid():
        label = settle_label(key=form.cleaned_data["key"], domain=form.cleaned_data["domain"])
        messages.success(request, f"C’est noté pour « {label.label} ».")
    else:
        messages.error(request, "Choisissez un domaine de la liste.")
    return redirect("backoffice:directory_imports")
