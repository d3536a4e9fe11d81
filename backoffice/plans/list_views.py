"""The plans of a case side by side, and how to begin one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.plans.comparing import rows_of
from backoffice.plans.forms import StartPlanForm
from backoffice.plans.opening import frame, opened_case
from renovation.cases.models import Case
from renovation.edge.requests import LoggedInRequest
from renovation.financing.operations.plans import start_plan
from renovation.financing.queries import variants_of
from renovation.financing.refusals import Refused
from renovation.platforms.enums import Right


@require_GET
@for_roles(*CASE_WORKERS)
def plans(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """Every plan with what it asks of the household."""
    return _page(request, opened_case(request, case_id, Right.READ_FINANCING))


@require_POST
@for_roles(*CASE_WORKERS)
def plan_start(request: LoggedInRequest, case_id: UUID) -> HttpResponse:
    """A plan on a scenario of the case, with the loan that its aids open."""
    case = opened_case(request, case_id, Right.WORK_FINANCING)
    rows = variants_of(case)
    form = StartPlanForm(request.POST, rows=rows)
    if not form.is_valid():
        return _page(request, case, form=form, status=422)
    variant = next(row.variant for row in rows if str(row.variant.pk) == form.cleaned_data["variant"])
    try:
        made = start_plan(
            variant=variant,
            name=form.cleaned_data["name"],
            author=request.user,
            now=timezone.now(),
            key=form.cleaned_data["key"],
        )
    except Refused as refused:
        form.add_error("name", str(refused))
        return _page(request, case, form=form, status=422)
    messages.success(request, "Le plan est ouvert\u00a0: relisez les ressources et les dates.")
    return redirect("backoffice:plan", made.pk)


def _page(request: LoggedInRequest, case: Case, form: StartPlanForm | None = None, status: int = 200) -> HttpResponse:
    variants = variants_of(case)
    context = frame(
        case,
        rows=rows_of(case, today=timezone.localdate()),
        variants=variants,
        form=form or StartPlanForm(rows=variants),
    )
    return render(request, "backoffice/plans/list.html", context, status=status)
