"""Who follows a project beside its holder: invited by the adviser when the household asks for it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, demand, for_roles
from renovation.cases.operations import end_companion, invite_companion
from renovation.cases.queries import case_for
from renovation.cases.queries.companions import companion_for, companions_of
from renovation.cases.refusals import Refused
from renovation.edge.companions import CompanionForm
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def case_companions(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """The people of the project, and the invitation of one more."""
    case = case_for(request.reader, case_id)
    demand(request, Right.WORK_CASE, case)
    form = CompanionForm(request.POST or None, asks_agreement=True)
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("name", "email", "tie")}
        try:
            found = invite_companion(case=case, **said, by=request.user, now=timezone.now())
        except Refused as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, f"L’invitation de {found.name} part à {found.email}.")
            return redirect("backoffice:case_companions", case.pk)
    context: dict[str, Any] = {"case": case, "people": companions_of(case), "form": form}
    return render(request, "backoffice/cases/companions.html", context, status=422 if form.errors else 200)


@require_POST
@for_roles(*CASE_WORKERS)
def case_companion_end(request: LoggedInRequest, companion_id: UUID) -> HttpResponse:
    """The person sees nothing more of the project."""
    companion = companion_for(request.reader, companion_id)
    demand(request, Right.WORK_CASE, companion.case)
    end_companion(companion=companion, by=request.user, now=timezone.now())
    messages.success(request, f"{companion.name} ne suit plus ce projet.")
    return redirect("backoffice:case_companions", companion.case_id)
