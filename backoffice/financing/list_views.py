"""The scenarios of a case side by side, and how to begin one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.financing.forms import StartForm
from backoffice.financing.opening import frame, opened_case
from backoffice.financing.rows import rows_of
from renovation.appointments.queries import last_met_on
from renovation.cases.models import Case
from renovation.edge.requests import LoggedInRequest
from renovation.financing.operations import start_variant
from renovation.financing.queries import CaseFacts, facts_of, first_scenario, works_options
from renovation.financing.refusals import Refused
from renovation.platforms.enums import Right


@require_GET
@for_roles(*CASE_WORKERS)
def financing(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Every scenario with what it comes to."""
    case = opened_case(request, case_id, Right.READ_FINANCING)
    return _page(request, case)


@require_POST
@for_roles(*CASE_WORKERS)
def financing_start(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """A scenario from everything that is known of the household, its home and its works."""
    case = opened_case(request, case_id, Right.WORK_FINANCING)
    facts = _facts(case)
    form = StartForm(request.POST, options=works_options(facts))
    if facts.commune is None:
        messages.error(request, "Renseignez d’abord le logement\u00a0: les aides dépendent de sa commune.")
        return redirect("backoffice:financing", case.pk)
    if not form.is_valid():
        return _page(request, case, form=form, status=422)
    scenario, origins = first_scenario(facts, form.cleaned_data["works"], on=timezone.localdate())
    try:
        variant = start_variant(
            case=case,
            name=form.cleaned_data["name"],
            scenario=scenario,
            origins=origins,
            author=request.user,
            now=timezone.now(),
            key=form.cleaned_data["key"],
        )
    except Refused as refused:
        form.add_error("name", str(refused))
        return _page(request, case, form=form, status=422)
    messages.success(request, "Le scénario est ouvert avec ce qui est connu\u00a0: complétez-le.")
    return redirect("backoffice:financing_situation", variant.pk)


def _facts(case: Case) -> CaseFacts:
    return facts_of(case, adviser_met_on=last_met_on(case))


def _page(request: LoggedInRequest, case: Case, form: StartForm | None = None, status: int = 200) -> HttpResponse:
    facts = _facts(case)
    context = frame(
        case,
        rows=rows_of(case, today=timezone.localdate()),
        facts=facts,
        form=form or StartForm(options=works_options(facts)),
    )
    return render(request, "backoffice/financing/list.html", context, status=status)
