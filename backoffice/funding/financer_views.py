"""Financers: opened and closed by the adviser with the household's agreement; what they read, and nothing else."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_READERS, CASE_WORKERS, for_roles
from backoffice.funding.case_views import funding_page
from backoffice.funding.forms import ShareForm
from backoffice.funding.opening import opened_case
from renovation.edge.funding import cash_pictured, rows_of
from renovation.edge.plans import bar_of
from renovation.edge.requests import LoggedInRequest
from renovation.funding.operations.sharing import end_funding_share, share_funding
from renovation.funding.operations.statements import note_funding_read
from renovation.funding.queries.built import built_of
from renovation.funding.queries.cash import curve_of_case
from renovation.funding.queries.files import following_of
from renovation.funding.queries.shares import case_of_financer, cases_of_financer, partners_of
from renovation.funding.refusals import Refused
from renovation.platforms.enums import Right


@require_POST
@for_roles(*CASE_WORKERS)
def funding_share(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    case = opened_case(request, case_id, Right.WORK_FINANCING)
    form = ShareForm(request.POST, partners=partners_of(case.platform_id))
    if not form.is_valid():
        return funding_page(request, case, share_form=form)
    try:
        share_funding(
            case=case,
            financer=form.chosen,
            agreed_on=form.cleaned_data["agreed_on"],
            agreed_how=form.cleaned_data["agreed_how"],
            author=request.user,
            now=timezone.now(),
        )
    except Refused as refused:
        form.add_error("agreed_on", str(refused))
        return funding_page(request, case, share_form=form)
    messages.success(request, "Le financeur peut lire le plan, le suivi et le bilan de ce dossier.")
    return redirect("backoffice:funding", case.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def funding_unshare(request: LoggedInRequest, case_id: UUID, share_id: UUID) -> HttpResponse:
    case = opened_case(request, case_id, Right.WORK_FINANCING)
    end_funding_share(case=case, share_id=share_id, now=timezone.now())
    messages.success(request, "Le financeur ne lit plus ce dossier.")
    return redirect("backoffice:funding", case.pk)


@require_GET
@for_roles(*CASE_READERS)
def financer_cases(request: LoggedInRequest) -> HttpResponse:
    """The cases whose financing is open to this reader."""
    return render(request, "backoffice/funding/financer_cases.html", {"cases": cases_of_financer(request.reader)})


@require_GET
@for_roles(*CASE_READERS)
def financer_case(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Plan, follow-up, cash and statement of one of them."""
    case, today = case_of_financer(request.reader, case_id), timezone.localdate()
    note_funding_read(case=case, reader_id=request.user.pk, now=timezone.now())
    found = following_of(case)
    plan = found.plan
    context = {
        "case": case,
        "following": found,
        "plan": plan,
        "bar": bar_of(plan) if plan else None,
        "aids": rows_of(found.aids, today=today),
        "loans": rows_of(found.loans, today=today),
        "built": built_of(case, found),
        **cash_pictured(curve_of_case(case, today=today, following=found)),
    }
    return render(request, "backoffice/funding/financer_case.html", context)
