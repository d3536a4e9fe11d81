"""Versions of a plan: kept, read again, printed, handed over as JSON."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.plans.forms import FreezeForm
from backoffice.plans.opening import frame, opened_plan, opened_version
from backoffice.plans.plan_views import plan_page
from renovation.edge.plans import plan_in_words
from renovation.edge.requests import LoggedInRequest
from renovation.financing.enums import VersionKind
from renovation.financing.operations.plans import freeze_plan, order_plan_report
from renovation.financing.planning import planned, recomputed
from renovation.financing.queries.plans import plan_report_under_way
from renovation.financing.refusals import Refused
from renovation.financing.rules.plan.financed import financed_from_dict, print_of_plan
from renovation.financing.rules.plan.warnings import NOT_CONTRACTUAL
from renovation.platforms.enums import Right

FORMAT = "maisonnee-plan-1"


@require_POST
@for_roles(*CASE_WORKERS)
def plan_freeze(request: LoggedInRequest, plan_id: UUID) -> HttpResponse:
    """Keep the plan as it is."""
    found, case = opened_plan(request, plan_id, Right.WORK_FINANCING)
    form = FreezeForm(request.POST)
    if not form.is_valid():
        return plan_page(request, found, case, freeze_form=form, status=422)
    said = form.cleaned_data
    try:
        version = freeze_plan(
            plan_id=found.pk,
            revision=said["revision"],
            read=said["read"],
            kind=VersionKind(said["kind"]),
            words=said["words"],
            author=request.user,
            now=timezone.now(),
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return plan_page(request, found, case, freeze_form=form, status=422)
    messages.success(request, f"La version {version.number} est figée, avec ses aides.")
    return redirect("backoffice:plan_version", version.pk)


@require_GET
@for_roles(*CASE_WORKERS)
def plan_version(request: LoggedInRequest, plan_version_id: UUID) -> HttpResponse:
    """The plan as it was kept, and whether its elements still give it."""
    version, case = opened_version(request, plan_version_id, Right.READ_FINANCING)
    context = frame(
        case,
        version=version,
        found=version.plan,
        warnings=version.warnings,
        schedule="",
        is_same=recomputed(version),
        under_way=plan_report_under_way(version),
        **plan_in_words(financed_from_dict(version.content)),
    )
    return render(request, "backoffice/plans/version.html", context)


@require_POST
@for_roles(*CASE_WORKERS)
def plan_report(request: LoggedInRequest, plan_version_id: UUID) -> HttpResponse:
    """The PDF, made in a job and put in the case, shared with the household."""
    version, _ = opened_version(request, plan_version_id, Right.WORK_FINANCING)
    order_plan_report(version=version, author=request.user)
    messages.success(request, "Le PDF est en préparation. Il arrivera dans les documents du dossier.")
    return redirect("backoffice:plan_version", version.pk)


@require_GET
@for_roles(*CASE_WORKERS)
def plan_json(request: LoggedInRequest, plan_id: UUID) -> HttpResponse:
    """The plan as it stands, for another tool."""
    found, case = opened_plan(request, plan_id, Right.READ_FINANCING)
    result = planned(found, on=timezone.localdate())
    content = result.financed.to_dict() if result.financed else {}
    kept = {"case": case.number, "name": found.name, "version": None, "kind": None}
    return _json({**kept, "fingerprint": print_of_plan(content), "warnings": result.warnings, "plan": content})


@require_GET
@for_roles(*CASE_WORKERS)
def version_json(request: LoggedInRequest, plan_version_id: UUID) -> HttpResponse:
    """A version as it was kept."""
    version, case = opened_version(request, plan_version_id, Right.READ_FINANCING)
    kept = {"case": case.number, "name": version.name, "version": version.number, "kind": version.kind}
    told = {"fingerprint": version.fingerprint, "warnings": version.warnings, "plan": version.content}
    return _json({**kept, "made_at": version.made_at.isoformat(), **told})


def _json(content: dict[str, Any]) -> JsonResponse:
    found = {"format": FORMAT, "notice": NOT_CONTRACTUAL, **content}
    return JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
