"""Documents asked of a household: asking, taking back, accepting what came or saying what is wrong with it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, demand, for_roles
from backoffice.cases.page import case_page
from backoffice.cases.request_forms import DecisionForm, RequestForm
from renovation.cases.models import CaseDocument
from renovation.cases.operations import decide_document, request_documents, withdraw_request
from renovation.cases.queries import case_for, content_of, document_for, expected_documents
from renovation.cases.queries.requests import request_for
from renovation.cases.refusals import Refused
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def case_requests(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """What the pathway waits for and what is missing besides, with a day and some words."""
    case = case_for(request.reader, case_id)
    demand(request, Right.WORK_CASE, case)
    expected = expected_documents(case, content_of(case))
    today = timezone.localdate()
    form = RequestForm(request.POST or None, expected=expected, today=today)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            request_documents(
                case_id=case.pk,
                author=request.user,
                asked=form.asked(),
                due_on=said["due_on"],
                words=said["words"],
                key=said["key"],
                now=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _told(case.household.email))
            return redirect("backoffice:case", case.pk)
    context: dict[str, Any] = {"case": case, "form": form, "asked": [one for one in expected if one.is_asked]}
    context["today"] = today
    return render(request, "backoffice/cases/requests.html", context, status=422 if form.errors else 200)


@require_POST
@for_roles(*CASE_WORKERS)
def request_withdraw(request: LoggedInRequest, asked_id: UUID) -> HttpResponse:
    """Nobody waits for it any more."""
    found = request_for(request.reader, asked_id)
    demand(request, Right.WORK_CASE, found.case)
    withdraw_request(request_id=found.pk, author=request.user, now=timezone.now())
    messages.success(request, f"La demande est retirée\u00a0: {found.title}.")
    return redirect("backoffice:case_requests", found.case_id)


@require_POST
@for_roles(*CASE_WORKERS)
def document_decide(request: LoggedInRequest, document_id: UUID) -> HttpResponse:
    """Accept what the household gave, or tell it what is wrong."""
    entry = document_for(request.reader, document_id)
    demand(request, Right.WORK_CASE, entry.case)
    form = DecisionForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            decide_document(
                document_id=document_id,
                author=request.user,
                accepted=said["decision"] == DecisionForm.ACCEPT,
                reason=said["reason"],
                seen=said["seen"],
                now=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _decided(entry, said["decision"]))
            return redirect("backoffice:case", entry.case_id)
    for problem in form.errors.values():
        messages.error(request, f"{entry.document.title}\u00a0: {' '.join(map(str, problem))}")
    case = case_for(request.reader, entry.case_id)
    return case_page(request, case, sent={"decision_form": form})


def _told(email: str) -> str:
    if email:
        return "La demande est envoyée au ménage, avec un lien pour déposer sans compte."
    return "La demande est enregistrée. Ce ménage n’a pas d’e-mail\u00a0: prévenez-le par téléphone."


def _decided(entry: CaseDocument, decision: str) -> str:
    if decision == DecisionForm.ACCEPT:
        return f"Document accepté\u00a0: {entry.document.title}."
    told = "le ménage est prévenu par e-mail" if entry.case.household.email else "prévenez le ménage, sans e-mail"
    return f"Document à refaire\u00a0: {entry.document.title}\u00a0; {told}."
