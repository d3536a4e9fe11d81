"""The statement as built: as it stands, kept, handed over."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.funding.opening import opened_case, opened_statement
from renovation.edge.requests import LoggedInRequest
from renovation.funding.operations.statements import make_statement, order_statement_report
from renovation.funding.queries.built import built_of, statement_under_way, statements_of
from renovation.funding.refusals import Refused
from renovation.funding.rules.built import built_from_dict, print_of_built
from renovation.platforms.enums import Right

LONGEST_PRINT = 64


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def built(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Planned against done today; sent back, it is kept as it was read."""
    case = opened_case(request, case_id, Right.READ_FINANCING)
    refusal = ""
    if request.method == "POST":
        opened_case(request, case_id, Right.WORK_FINANCING)
        read = request.POST.get("read", "")[:LONGEST_PRINT]
        try:
            made = make_statement(case=case, read=read, author=request.user, now=timezone.now())
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.success(request, f"Le bilan {made.number} est établi.")
            return redirect("backoffice:built_statement", made.pk)
    found = built_of(case)
    context = {
        "case": case,
        "built": found,
        "read": print_of_built(found.to_dict()),
        "statements": statements_of(case),
        "refusal": refusal,
    }
    return render(request, "backoffice/funding/built.html", context, status=409 if refusal else 200)


@require_GET
@for_roles(*CASE_WORKERS)
def built_statement(request: LoggedInRequest, statement_id: UUID) -> HttpResponse:
    """A statement as it was kept."""
    statement, case = opened_statement(request, statement_id, Right.READ_FINANCING)
    context = {
        "case": case,
        "statement": statement,
        "built": built_from_dict(statement.content),
        "under_way": statement_under_way(statement),
    }
    return render(request, "backoffice/funding/statement.html", context)


@require_POST
@for_roles(*CASE_WORKERS)
def built_report(request: LoggedInRequest, statement_id: UUID) -> HttpResponse:
    """The PDF, made in a job and put in the case, shared with the household."""
    statement, _ = opened_statement(request, statement_id, Right.WORK_FINANCING)
    order_statement_report(statement=statement, author=request.user)
    messages.success(request, "Le PDF est en préparation. Il arrivera dans les documents du dossier.")
    return redirect("backoffice:built_statement", statement.pk)
