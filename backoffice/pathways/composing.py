"""Composing a draft in the browser: stages, their order, the kinds of acts; publishing it or giving it up."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import for_right
from backoffice.conflicts import Difference, LockedForm
from backoffice.pathways.access import demand
from backoffice.pathways.forms import ActKindsForm, PathwayStageForm, StageNameForm
from backoffice.pathways.sheets import preview_page, version_page
from renovation.edge.requests import LoggedInRequest
from renovation.pathways import operations, queries
from renovation.pathways.models import PathwayVersion
from renovation.pathways.refusals import PathwayRefused
from renovation.pathways.rules import editing
from renovation.platforms.enums import Right
from renovation.platforms.refusals import EditConflict

UP, DOWN = "haut", "bas"


@require_POST
@for_right(Right.READ_PATHWAYS)
def stage_add(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """A new stage at the end, then its form."""
    draft = _draft(request, version_id)
    form = StageNameForm(request.POST)
    if not form.is_valid():
        return version_page(request, draft, form=form)
    try:
        stage = operations.add_stage(version_id=draft.pk, name=form.cleaned_data["name"], author=request.user)
    except PathwayRefused as refused:
        form.add_error("name", str(refused))
        return version_page(request, draft, form=form)
    return redirect("backoffice:pathway_stage", draft.pk, stage.code)


@require_POST
@for_right(Right.READ_PATHWAYS)
def stage_shift(request: LoggedInRequest, version_id: UUID, code: str) -> HttpResponse:
    """One place up or down."""
    draft = _draft(request, version_id)
    by = {UP: -1, DOWN: 1}.get(request.POST.get("sens", ""), 0)
    return _done(
        request, draft, lambda: operations.shift_stage(version_id=draft.pk, code=code, by=by, author=request.user)
    )


@require_POST
@for_right(Right.READ_PATHWAYS)
def stage_remove(request: LoggedInRequest, version_id: UUID, code: str) -> HttpResponse:
    """Out of the draft; cases that stand there are asked about when they are moved."""
    draft = _draft(request, version_id)
    return _done(request, draft, lambda: operations.remove_stage(version_id=draft.pk, code=code, author=request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.READ_PATHWAYS)
def stage_edit(request: LoggedInRequest, version_id: UUID, code: str) -> HttpResponse:
    """Everything of one stage."""
    draft = _draft(request, version_id)
    stage = draft.shape.stage(code)
    if stage is None:
        raise Http404
    form = PathwayStageForm(request.POST or None, current=editing.stage_values(stage), shape=draft.shape)

    def save() -> None:
        operations.edit_stage(
            version_id=draft.pk, code=code, base=form.cleaned_data["base"], values=form.values(), author=request.user
        )

    return _locked(request, draft, form, save, {"title": f"Étape «\u00a0{stage.name}\u00a0»", "stage": stage})


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.READ_PATHWAYS)
def act_kinds(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """The kinds of acts, and the stage to which each leads."""
    draft = _draft(request, version_id)
    form = ActKindsForm(request.POST or None, current=editing.act_values(draft.shape), shape=draft.shape)

    def save() -> None:
        operations.edit_acts(
            version_id=draft.pk, base=form.cleaned_data["base"], values=form.values(), author=request.user
        )

    return _locked(request, draft, form, save, {"title": "Types d’actes"})


@require_POST
@for_right(Right.READ_PATHWAYS)
def version_publish(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """The draft comes into force; its preview is shown again with what stands in the way."""
    found = queries.version_for(request.reader, version_id)
    demand(request, Right.PUBLISH_PATHWAYS, found)
    read = request.POST.get("revision", "")
    try:
        operations.publish(
            version_id=found.pk, revision=int(read) if read.isdecimal() else 0, author=request.user, now=timezone.now()
        )
    except PathwayRefused as refused:
        return preview_page(request, queries.version_for(request.reader, version_id), refused=str(refused))
    messages.success(
        request, "La version est en vigueur pour les nouveaux dossiers. Les dossiers en cours gardent la leur."
    )
    return redirect("backoffice:pathway", found.pathway_id)


@require_POST
@for_right(Right.READ_PATHWAYS)
def version_drop(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """Give the draft up."""
    found = queries.version_for(request.reader, version_id)
    demand(request, Right.EDIT_PATHWAYS, found)
    try:
        operations.drop_draft(version_id=found.pk, author=request.user)
    except PathwayRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Le brouillon est abandonné.")
    return redirect("backoffice:pathways")


def _draft(request: LoggedInRequest, version_id: UUID) -> PathwayVersion:
    """The version that the reader may compose; whether it is still a draft is asked under the lock."""
    found = queries.version_for(request.reader, version_id)
    demand(request, Right.EDIT_PATHWAYS, found)
    return found


def _done(request: LoggedInRequest, draft: PathwayVersion, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except PathwayRefused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:pathway_version", draft.pk)


def _locked(
    request: LoggedInRequest, draft: PathwayVersion, form: LockedForm, save: Callable[[], None], words: dict[str, Any]
) -> HttpResponse:
    """Save, or show the form again: as it was typed, or facing what a colleague saved meanwhile."""
    differences: list[Difference] = []
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                save()
            except EditConflict as conflict:
                form, differences = form.facing(conflict)
                status = 409
            except PathwayRefused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, "Le brouillon est enregistré.")
                return redirect(request.path)
    context = {**words, "version": draft, "pathway": draft.pathway, "form": form, "differences": differences}
    return render(request, "backoffice/pathways/edit.html", context, status=status)
