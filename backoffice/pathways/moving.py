"""Running cases taken to the version in force: what would move, the stages that are asked for, the report."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from backoffice.access import CASE_WORKERS, for_right
from backoffice.pathways.access import demand
from backoffice.pathways.forms import MoveForm
from renovation.cases.operations import move_cases
from renovation.cases.queries import case_move_for, groups_to_move, lines_of_move
from renovation.cases.refusals import Refused
from renovation.edge.requests import LoggedInRequest
from renovation.pathways import queries
from renovation.pathways.refusals import PathwayRefused
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.READ_PATHWAYS)
def version_move(request: LoggedInRequest, version_id: UUID) -> HttpResponse:
    """Stage by stage; what has no successor is asked for, and nothing moves before the answer."""
    version = queries.version_for(request.reader, version_id)
    demand(request, Right.PUBLISH_PATHWAYS, version)
    stages = [(stage.code, stage.name) for stage in version.shape.stages]
    form = MoveForm(request.POST if request.method == "POST" else None, groups=groups_to_move(version), stages=stages)
    if request.method == "POST" and form.is_valid():
        try:
            move = move_cases(version=version, mapped=form.mapped(), author=request.user, now=timezone.now())
        except (Refused, PathwayRefused) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{move.number} dossiers suivent maintenant la version {version.number}.")
            return redirect("backoffice:case_move", move.pk)
    context = {"version": version, "pathway": version.pathway, "form": form}
    return render(request, "backoffice/pathways/move.html", context, status=422 if form.errors else 200)


@require_safe
@for_right(Right.READ_PATHWAYS)
def case_move(request: LoggedInRequest, move_id: UUID) -> HttpResponse:
    """The report, case by case: numbers for everybody, links for those who work on cases."""
    move = case_move_for(request.reader, move_id)
    context = {
        "move": move,
        "version": move.to_version,
        "pathway": move.to_version.pathway,
        "lines": lines_of_move(move),
        "works": move.to_version.pathway.platform_id in request.reader.platform_ids(*CASE_WORKERS),
    }
    return render(request, "backoffice/pathways/moved.html", context)
