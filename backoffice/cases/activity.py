"""Acts on the page of a case: noting an exchange, correcting it; and changing the pathway of one case."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, demand, for_roles
from backoffice.cases.act_forms import ActForm, CorrectionForm
from backoffice.cases.forms import PathwayForm
from backoffice.cases.page import case_page, known_of
from backoffice.conflicts import Difference, LockedForm
from renovation.cases.models import Act
from renovation.cases.operations import act_values, change_pathway, correct_act, record_act
from renovation.cases.permissions import can
from renovation.cases.queries import act_for, case_for
from renovation.cases.refusals import EditConflict, Refused
from renovation.edge.requests import LoggedInRequest
from renovation.pathways.queries import published_on
from renovation.platforms.enums import Right


@require_POST
@for_roles(*CASE_WORKERS)
def act(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Note a call, a visit, a mail, with the time that it took."""
    case = case_for(request.reader, case_id)
    demand(request, Right.RECORD_ACT, case)
    form = ActForm(request.POST, shape=case.pathway_version.shape, known=known_of(case))
    if not form.is_valid():
        return case_page(request, case, sent={"act_form": form})
    try:
        done = record_act(
            case_id=case.pk,
            author=request.user,
            values=form.said(),
            key=form.cleaned_data["key"],
            now=timezone.now(),
            tell=form.tells,
        )
    except Refused as refused:
        form.add_error(None, str(refused))
        return case_page(request, case, sent={"act_form": form})
    messages.success(request, f"L’acte est noté\u00a0: {done.act.kind_name}, {done.act.duration_min}\u00a0min.")
    if done.stage_refusal:
        messages.warning(request, f"L’étape n’a pas changé. {done.stage_refusal}")
    return redirect("backoffice:case", case.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def act_correct(request: LoggedInRequest, act_id: UUID) -> HttpResponse:
    """Write what should have been noted; the first act stays readable."""
    found = act_for(request.reader, act_id)
    demand(request, Right.RECORD_ACT, found.case)
    form = CorrectionForm(request.POST or None, current=act_values(found), shape=found.pathway_version.shape)
    if request.method != "POST" or not form.is_valid():
        return _correction_page(request, found, form, status=422 if form.errors else 200)
    try:
        correct_act(
            act_id=found.pk,
            author=request.user,
            base=form.cleaned_data["base"],
            values=form.values(),
            reason=form.cleaned_data["reason"],
            withdraw=form.cleaned_data["withdraw"],
        )
    except EditConflict as conflict:
        again, differences = form.facing(conflict)
        return _correction_page(request, found, again, differences, status=409)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _correction_page(request, found, form, status=422)
    messages.success(request, "L’acte est corrigé. L’ancien reste dans l’historique.")
    return redirect("backoffice:case", found.case_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def case_pathway(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """This one case follows another pathway, or the newest version of its own."""
    case = case_for(request.reader, case_id)
    demand(request, Right.WORK_CASE, case)
    sent = request.POST if request.method == "POST" else None
    may_pass_over = can(request.reader, Right.OVERRIDE_STAGE, case)
    form = PathwayForm(sent, versions=published_on(case.platform_id), present=case, may_pass_over=may_pass_over)
    if request.method == "POST" and form.is_valid():
        try:
            version, stage = form.chosen()
            now = timezone.now()
            reason = form.cleaned_data.get("override_reason", "")
            change_pathway(
                case_id=case.pk,
                version=version,
                to_stage=stage,
                author=request.user,
                now=now,
                override_reason=reason,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Le dossier suit maintenant «\u00a0{version}\u00a0».")
            return redirect("backoffice:case", case.pk)
    status = 422 if form.errors else 200
    return render(request, "backoffice/cases/pathway.html", {"case": case, "form": form}, status=status)


def _correction_page(
    request: LoggedInRequest,
    found: Act,
    form: LockedForm,
    differences: list[Difference] | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {"act": found, "case": found.case, "form": form, "differences": differences or []}
    return render(request, "backoffice/cases/act.html", context, status=status)
