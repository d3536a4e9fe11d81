"""One case, its form."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from backoffice.access import CASE_READERS, CASE_WORKERS, demand, for_roles
from backoffice.cases.forms import CaseForm, HomeForm
from backoffice.cases.page import case_page
from backoffice.conflicts import Difference
from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.cases.operations import case_values, edit_case, give_dwelling, note_case_read
from renovation.cases.queries import case_for
from renovation.cases.refusals import EditConflict
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.queries import agents_working_on_cases


@require_GET
@for_roles(*CASE_READERS)
def case(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """The household's project: who, what, where it stands, and all that happened."""
    found = case_for(request.reader, case_id)
    demand(request, Right.READ_CASE, found)
    note_case_read(case=found, reader_id=request.user.pk, now=timezone.now())
    return case_page(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def case_edit(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Title, summary, referent; what a colleague saved meanwhile is never overwritten (H4)."""
    found = case_for(request.reader, case_id)
    demand(request, Right.WORK_CASE, found)
    form = _form(found, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _edit_page(request, found, form)
    try:
        edit_case(case_id=found.pk, author=request.user, base=form.cleaned_data["base"], values=form.values())
    except EditConflict as conflict:
        again, differences = form.facing(conflict)
        return _edit_page(request, found, again, differences, status=409)
    messages.success(request, "Le dossier est enregistré.")
    return redirect("backoffice:case", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def case_home(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """The dwelling of a case that has none yet: the diagnosis needs it."""
    found = case_for(request.reader, case_id)
    demand(request, Right.WORK_CASE, found)
    form = HomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        dwelling = give_dwelling(case=found, author=request.user, **form.cleaned_data)
        messages.success(request, "Le logement est enregistré.")
        return redirect("backoffice:diagnoses", dwelling.pk)
    status = 422 if form.errors else 200
    return render(request, "backoffice/cases/home.html", {"case": found, "form": form}, status=status)


def _form(found: Case, data: object) -> CaseForm:
    agents = agents_working_on_cases(found.platform_id)
    return CaseForm(data, current=case_values(found), agents=_with_referent(agents, found.referent))


def _with_referent(agents: list[User], referent: User | None) -> list[User]:
    """A referent who left the team stays a choice: saving the form must not change it unasked."""
    return agents if referent is None or referent in agents else [*agents, referent]


def _edit_page(
    request: LoggedInRequest,
    found: Case,
    form: object,
    differences: list[Difference] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"case": found, "form": form, "differences": differences or []}
    return render(request, "backoffice/cases/edit.html", context, status=status)
