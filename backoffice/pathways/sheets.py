"""The pathways of a platform, one of them with its versions, one version stage by stage, and its preview."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from backoffice.access import for_right
from backoffice.pathways.access import demand, may
from backoffice.pathways.forms import NewPathwayForm, StageNameForm
from renovation.cases.queries import cases_by_version, groups_to_move, moves_to
from renovation.edge.requests import LoggedInRequest
from renovation.pathways import operations, queries
from renovation.pathways.models import Pathway, PathwayVersion
from renovation.pathways.refusals import PathwayRefused
from renovation.pathways.rules.checks import problems
from renovation.pathways.rules.graph import moves
from renovation.pathways.rules.words import changes, stage_in_words
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.READ_PATHWAYS)
def pathways(request: LoggedInRequest) -> HttpResponse:
    """Each pathway with its version in force, its draft, and the cases that follow it; beginning another one."""
    found = queries.pathways_for(request.reader)
    models = _models(request, found)
    form = NewPathwayForm(request.POST or None, models=[(str(one.pk), _named(one, found)) for one in models])
    if request.method == "POST" and form.is_valid():
        model = next(one for one in models if str(one.pk) == form.cleaned_data["model"])
        demand(request, Right.EDIT_PATHWAYS, model)
        try:
            draft = operations.begin_pathway(model=model, name=form.cleaned_data["name"], author=request.user)
        except PathwayRefused as refused:
            form.add_error("name", str(refused))
        else:
            return redirect("backoffice:pathway_version", draft.pk)
    numbers = cases_by_version(found)
    rows = [(one, sum(numbers.get(each.pk, 0) for each in one.versions.all())) for one in found]
    context = {"rows": rows, "form": form if models else None}
    return render(request, "backoffice/pathways/list.html", context, status=422 if form.errors else 200)


@require_safe
@for_right(Right.READ_PATHWAYS)
def pathway(request: LoggedInRequest, pathway_id: UUID) -> HttpResponse:
    """The versions of one pathway, the cases that follow each, the displacements made."""
    found = queries.pathway_for(request.reader, pathway_id)
    numbers = cases_by_version([found])
    versions = [(one, numbers.get(one.pk, 0)) for one in found.versions.order_by("-number")]
    in_force = next((one for one, _ in versions if one.is_in_force), None)
    context = {
        "pathway": found,
        "versions": versions,
        "in_force": in_force,
        "draft": next((one for one, _ in versions if one.is_draft), None),
        "behind": sum(number for one, number in versions if one != in_force),
        "moves": moves_to(found),
        "may_edit": may(request, Right.EDIT_PATHWAYS, found),
        "may_publish": may(request, Right.PUBLISH_PATHWAYS, found),
    }
    return render(request, "backoffice/pathways/pathway.html", context)


@require_safe
@for_right(Right.READ_PATHWAYS)
def version(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """One version, stage by stage; a draft is composed here."""
    return version_page(request, queries.version_for(request.reader, version_id))


def version_page(request: LoggedInRequest, found: PathwayVersion, *, form: StageNameForm | None = None) -> HttpResponse:
    """`form` is the one of a new stage, when it was refused."""
    shape = found.shape
    context = {
        "version": found,
        "pathway": found.pathway,
        "stages": [(stage, stage_in_words(stage, shape, queries.document_words())) for stage in shape.stages],
        "acts": [(act.name, shape.name_of(act.moves_to) if act.moves_to else "") for act in shape.acts],
        "problems": problems(shape) if found.is_draft else (),
        "composes": found.is_draft and may(request, Right.EDIT_PATHWAYS, found),
        "form": form or StageNameForm(),
    }
    return render(request, "backoffice/pathways/version.html", context, status=422 if form else 200)


@require_safe
@for_right(Right.READ_PATHWAYS)
def preview(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """What a household and an adviser would see at a stage, what changes, and the effect on running cases."""
    return preview_page(request, queries.version_for(request.reader, version_id))


def preview_page(request: LoggedInRequest, found: PathwayVersion, *, refused: str = "") -> HttpResponse:
    shape, former = found.shape, queries.in_force(found.pathway)
    here = shape.place(request.GET.get("etape", "")) or 0
    stage = shape.stages[here] if shape.stages else None
    states = ["done" if rank < here else "now" if rank == here else "next" for rank in range(len(shape.stages))]
    context = {
        "version": found,
        "pathway": found.pathway,
        "former": former if former and former.pk != found.pk else None,
        "stage": stage,
        "steps": [
            {"label": one.words, "state": state, "text": one.explanation if state == "now" else ""}
            for one, state in zip(shape.stages, states, strict=True)
        ],
        "office_steps": [{"label": one.name, "state": state} for one, state in zip(shape.stages, states, strict=True)],
        "rows": stage_in_words(stage, shape, queries.document_words()) if stage else [],
        "moves": [shape.name_of(code) for code in moves(shape, stage.code)] if stage else [],
        "changes": changes(former.shape, shape, queries.document_words()) if former and former.pk != found.pk else [],
        "groups": [(group, shape.name_of(group.to) if group.to else "") for group in groups_to_move(found)],
        "problems": problems(shape),
        "refused": refused,
        "may_publish": found.is_draft and may(request, Right.PUBLISH_PATHWAYS, found),
    }
    return render(request, "backoffice/pathways/preview.html", context, status=409 if refused else 200)


@require_POST
@for_right(Right.READ_PATHWAYS)
def pathway_draft(request: LoggedInRequest, pathway_id: UUID) -> HttpResponse:
    """Open the draft, the same for everybody."""
    found = queries.pathway_for(request.reader, pathway_id)
    demand(request, Right.EDIT_PATHWAYS, found)
    draft = operations.open_draft(pathway_id=found.pk, author=request.user)
    return redirect("backoffice:pathway_version", draft.pk)


@require_POST
@for_right(Right.READ_PATHWAYS)
def pathway_default(request: LoggedInRequest, pathway_id: UUID) -> HttpResponse:
    """New cases follow this pathway."""
    found = queries.pathway_for(request.reader, pathway_id)
    demand(request, Right.PUBLISH_PATHWAYS, found)
    try:
        operations.make_default(pathway_id=found.pk, author=request.user)
    except PathwayRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Les nouveaux dossiers suivent «\u00a0{found.name}\u00a0».")
    return redirect("backoffice:pathway", found.pk)


def _models(request: LoggedInRequest, found: list[Pathway]) -> list[PathwayVersion]:
    """Versions in force that the reader may take as a model."""
    return [
        one
        for each in found
        if may(request, Right.EDIT_PATHWAYS, each)
        for one in each.versions.all()
        if one.is_in_force
    ]


def _named(version: PathwayVersion, found: list[Pathway]) -> str:
    pathway = next(one for one in found if one.pk == version.pathway_id)
    several = len({one.platform_id for one in found}) > 1
    return f"{pathway.name} ({pathway.platform.name})" if several else pathway.name
