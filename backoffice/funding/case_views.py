"""The follow-up of a case: its aids and loans, its money month by month, the same for another tool."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.funding.exporting import content_of
from backoffice.funding.forms import AddAidForm, AddLoanForm, OpenForm, ShareForm
from backoffice.funding.opening import opened_case
from renovation.cases.models import Case
from renovation.edge.funding import cash_pictured, rows_of
from renovation.edge.requests import LoggedInRequest
from renovation.funding.operations.adding import add_aid, add_loan
from renovation.funding.operations.opening import open_following
from renovation.funding.operations.statements import note_funding_export, note_funding_read
from renovation.funding.queries.cash import curve_of_case
from renovation.funding.queries.files import following_of, versions_to_follow
from renovation.funding.queries.shares import partners_of, shares_of
from renovation.funding.refusals import Refused
from renovation.platforms.enums import Right


@require_GET
@for_roles(*CASE_WORKERS)
def funding(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Where each aid and each loan stands."""
    case = opened_case(request, case_id, Right.READ_FINANCING)
    note_funding_read(case=case, reader_id=request.user.pk, now=timezone.now())
    return funding_page(request, case)


@require_POST
@for_roles(*CASE_WORKERS)
def funding_open(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Every line of a version becomes a file; what is there already stays."""
    case = opened_case(request, case_id, Right.WORK_FINANCING)
    form = OpenForm(request.POST, versions=versions_to_follow(case))
    if not form.is_valid():
        return funding_page(request, case, open_form=form)
    try:
        made = open_following(version=form.chosen, now=timezone.now())
    except Refused as refused:
        form.add_error("version", str(refused))
        return funding_page(request, case, open_form=form)
    added = f"{made.aids} aides et {made.loans} prêts ajoutés"
    messages.success(request, f"Le plan est suivi\u00a0: {added}, {made.replanned} montants prévus mis à jour.")
    return redirect("backoffice:funding", case.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def aid_add(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """An aid that no plan has."""
    case = opened_case(request, case_id, Right.WORK_FINANCING)
    form = AddAidForm(request.POST)
    if not form.is_valid():
        return funding_page(request, case, aid_form=form)
    said = form.cleaned_data
    try:
        add_aid(
            case=case,
            key=said["key"],
            label=said["label"],
            funder=said["funder"],
            planned_eur=said["planned"],
            now=timezone.now(),
        )
    except Refused as refused:
        form.add_error("planned", str(refused))
        return funding_page(request, case, aid_form=form)
    messages.success(request, "L’aide est ajoutée au suivi.")
    return redirect("backoffice:funding", case.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def loan_add(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """A loan that no plan has."""
    case = opened_case(request, case_id, Right.WORK_FINANCING)
    form = AddLoanForm(request.POST)
    if not form.is_valid():
        return funding_page(request, case, loan_form=form)
    try:
        add_loan(case=case, key=form.cleaned_data["key"], loan=form.loan, now=timezone.now())
    except Refused as refused:
        form.add_error("amount", str(refused))
        return funding_page(request, case, loan_form=form)
    messages.success(request, "Le prêt est ajouté au suivi.")
    return redirect("backoffice:funding", case.pk)


@require_GET
@for_roles(*CASE_WORKERS)
def funding_cash(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """What moved and what is awaited, month by month, with the largest gap to bridge."""
    case = opened_case(request, case_id, Right.READ_FINANCING)
    curve = curve_of_case(case, today=timezone.localdate())
    return render(request, "backoffice/funding/cash.html", {"case": case, **cash_pictured(curve)})


@require_GET
@for_roles(*CASE_WORKERS)
def funding_json(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """The whole follow-up; the export is journalled."""
    case = opened_case(request, case_id, Right.READ_FINANCING)
    note_funding_export(case=case)
    response = JsonResponse(content_of(case), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="suivi-financier-{case.number}.json"'
    return response


def funding_page(
    request: LoggedInRequest,
    case: Case,
    *,
    open_form: OpenForm | None = None,
    aid_form: AddAidForm | None = None,
    loan_form: AddLoanForm | None = None,
    share_form: ShareForm | None = None,
) -> HttpResponse:
    """`…_form`: the one that was refused, with its errors."""
    today, found, versions = timezone.localdate(), following_of(case), versions_to_follow(case)
    partners = partners_of(case.platform_id)
    sent: list[forms.Form] = [one for one in (open_form, aid_form, loan_form, share_form) if one is not None]
    context: dict[str, Any] = {
        "case": case,
        "following": found,
        "aids": rows_of(found.aids, today=today),
        "loans": rows_of(found.loans, today=today),
        "versions": versions,
        "partners": partners,
        "shares": shares_of(case),
        "open_form": open_form or OpenForm(versions=versions),
        "aid_form": aid_form or AddAidForm(),
        "loan_form": loan_form or AddLoanForm(),
        "share_form": share_form or ShareForm(partners=partners),
        "sent": sent[0] if sent else None,
    }
    return render(request, "backoffice/funding/case.html", context, status=422 if sent else 200)
