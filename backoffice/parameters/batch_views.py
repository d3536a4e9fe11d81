"""A new barème: imported from a file, previewed with its effect, submitted, published by a second person."""

from collections.abc import Callable
from pathlib import PurePath
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from backoffice.access import for_shared
from backoffice.lists import page_of
from backoffice.parameters.forms import BatchForm, EffectForm
from backoffice.parameters.previews import preview_of
from backoffice.parameters.words import tabs
from renovation.accounts.queries import names_of
from renovation.edge.forms import refuse_too_large
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_shared
from renovation.quantities import operations, queries
from renovation.quantities.models import Batch
from renovation.quantities.refusals import ParameterRefused
from renovation.quantities.rules.batch_csv import read_csv
from renovation.quantities.rules.batch_file import MAX_BYTES, BatchRefused, Fault, Proposed
from renovation.quantities.rules.batch_yaml import read_yaml

READERS = {".yaml": read_yaml, ".yml": read_yaml, ".csv": read_csv}


@require_safe
@for_shared(Right.READ_PARAMETERS)
def batches(request: LoggedInRequest) -> HttpResponse:
    """Every barème, the newest first."""
    page = page_of(request, queries.all_batches())
    found = list(page.object_list)
    context = {
        "page": page,
        "lines": found,
        "names": names_of(one.author_id for one in found),
        "tabs": tabs("batches"),
        "may_edit": can_on_shared(request.reader, Right.EDIT_PARAMETERS),
    }
    return render(request, "backoffice/parameters/batches.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_shared(Right.EDIT_PARAMETERS)
def batch_import(request: LoggedInRequest) -> HttpResponse:
    """Send a file. It is refused whole, with each line and its reason, or becomes a preview."""
    form = BatchForm(request.POST or None, request.FILES or None)
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        refuse_too_large(form, request, "file", MAX_BYTES)
        if form.is_valid():
            try:
                batch = _import(request, form)
            except BatchRefused as refused:
                faults = refused.faults
                form.add_error("file", "Ce fichier est refusé en entier. Rien n’est enregistré.")
            else:
                messages.success(request, "Le barème est importé. Relisez les différences avant de le soumettre.")
                return redirect("backoffice:batch", batch.pk)
    context = {"form": form, "faults": faults}
    return render(request, "backoffice/parameters/batch_import.html", context)


@require_safe
@for_shared(Right.READ_PARAMETERS)
def batch(request: LoggedInRequest, batch_id: UUID) -> HttpResponse:
    """What a barème changes, and the effect on the results that are kept."""
    found = queries.batch_by_id(batch_id)
    preview = preview_of(found, today=timezone.localdate())
    context = {
        "batch": found,
        "preview": preview,
        "effect_form": EffectForm(initial={"on": preview.effect_on}),
        "names": names_of(person for person in (found.author_id, found.reviewer_id) if person),
        "is_own": found.author_id == request.user.pk,
        "may_edit": can_on_shared(request.reader, Right.EDIT_PARAMETERS),
        "may_review": can_on_shared(request.reader, Right.REVIEW_PARAMETERS),
    }
    return render(request, "backoffice/parameters/batch.html", context)


@require_POST
@for_shared(Right.EDIT_PARAMETERS)
def batch_effect(request: LoggedInRequest, batch_id: UUID) -> HttpResponse:
    """Measure the effect anew, on another day."""
    form = EffectForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Écrivez le jour auquel mesurer l’effet, par exemple 01/01/2027.")
        return redirect("backoffice:batch", batch_id)
    return _act(
        request,
        batch_id,
        "La mesure recommence.",
        lambda: operations.ask_effect(batch_id=batch_id, on=form.cleaned_data["on"]),
    )


@require_POST
@for_shared(Right.EDIT_PARAMETERS)
def batch_submit(request: LoggedInRequest, batch_id: UUID) -> HttpResponse:
    """Ask for a second person."""
    done = "Le barème attend la relecture d’une autre personne."
    return _act(request, batch_id, done, lambda: operations.submit_batch(batch_id=batch_id, now=timezone.now()))


@require_POST
@for_shared(Right.REVIEW_PARAMETERS)
def batch_publish(request: LoggedInRequest, batch_id: UUID) -> HttpResponse:
    """Publish all of it, or nothing."""
    return _act(
        request,
        batch_id,
        "Le barème est publié. Les périodes des anciennes valeurs sont closes.",
        lambda: operations.publish_batch(
            batch_id=batch_id,
            seen=request.POST.get("seen", ""),
            reviewer_id=request.user.pk,
            now=timezone.now(),
        ),
    )


@require_POST
@for_shared(Right.EDIT_PARAMETERS)
def batch_drop(request: LoggedInRequest, batch_id: UUID) -> HttpResponse:
    """Give it up."""
    done = "Le barème est abandonné. Aucune valeur n’a changé."
    return _act(request, batch_id, done, lambda: operations.drop_batch(batch_id=batch_id, now=timezone.now()))


def _import(request: LoggedInRequest, form: BatchForm) -> Batch:
    upload = form.cleaned_data["file"]
    return operations.import_batch(
        key=form.cleaned_data["key"],
        title=form.cleaned_data["title"],
        file_name=upload.name,
        proposed=_read(upload.name, upload.read()),
        author_id=request.user.pk,
        now=timezone.now(),
    )


def _read(name: str, content: bytes) -> tuple[Proposed, ...]:
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise BatchRefused([Fault(0, "Le nom du fichier doit finir par .yaml, .yml ou .csv.")])
    return reader(content, today=timezone.localdate())


def _act(request: LoggedInRequest, batch_id: UUID, done: str, act: Callable[[], Batch]) -> HttpResponse:
    try:
        act()
    except ParameterRefused as refused:
        messages.error(request, refused.text)
    else:
        messages.success(request, done)
    return redirect("backoffice:batch", batch_id)
