"""Firms of one's own project: let go, written to with one's consent."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from renovation.cases.models import Case
from renovation.edge.introductions import IntroductionForm
from renovation.edge.requests import LoggedInRequest
from renovation.introductions.operations import introduce, let_go
from renovation.introductions.permissions import household_may_introduce
from renovation.introductions.queries import companies_of_case
from renovation.introductions.refusals import IntroductionRefused
from selfservice.http import in_own_space
from selfservice.views.project import own_case, project_page


@require_POST
@in_own_space
def project_let_go(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Keep a firm no longer."""
    case = own_case(request, case_id)
    siret = request.POST.get("siret", "")
    if siret.isdigit() and let_go(case=case, siret=siret):
        messages.success(request, "L’entreprise est retirée de votre projet.")
    return redirect("selfservice:project", case_id=case.pk)


@require_POST
@in_own_space
def project_introduce(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Have one's contact handed on to the firms that are ticked."""
    case = _case(request, case_id)
    today = timezone.localdate()
    form = IntroductionForm(request.POST, companies=companies_of_case(case, on=today).to_write_to)
    if form.is_valid():
        try:
            made = introduce(
                case=case,
                sirets=form.cleaned_data["companies"],
                agreement=form.agreement(),
                author=None,
                on=today,
                now=timezone.now(),
            )
        except IntroductionRefused as refused:
            form.add_error(None, str(refused))
        else:
            names = ", ".join(one.name for one in made)
            messages.success(request, f"Vos coordonnées sont transmises à {names}. Un e-mail vous le confirme.")
            return redirect("selfservice:project", case_id=case.pk)
    return project_page(request, case, introduction_form=form)


def _case(request: LoggedInRequest, case_id: UUID) -> Case:
    case = own_case(request, case_id)
    if not household_may_introduce(request.user.pk, case):
        raise PermissionDenied
    return case
