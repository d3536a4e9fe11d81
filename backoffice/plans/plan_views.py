"""One plan: read and changed on one page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.plans.forms import FreezeForm
from backoffice.plans.opening import frame, opened_plan
from backoffice.plans.sheet import PlanSheet
from renovation.cases.models import Case
from renovation.edge.plans import plan_in_words
from renovation.edge.requests import LoggedInRequest
from renovation.financing.calculating import Tables, changed_since, local_aids_changed
from renovation.financing.enums import VersionKind
from renovation.financing.models import FinancingPlan
from renovation.financing.operations.plans import note_plan_read, save_plan
from renovation.financing.planning import Planned, planned
from renovation.financing.queries.plans import plan_for, versions_of_plan
from renovation.financing.refusals import PlanChanged, Refused
from renovation.financing.rules.plan.financed import aids_of, print_of_plan
from renovation.financing.rules.plan.inputs import inputs_from_dict
from renovation.financing.rules.plan.loans import schedule_of
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def plan(request: LoggedInRequest, plan_id: UUID) -> HttpResponse:
    """What the plan comes to, then its one form."""
    found, case = opened_plan(request, plan_id, Right.READ_FINANCING)
    if request.method != "POST":
        note_plan_read(plan=found, reader_id=request.user.pk, now=timezone.now())
        return plan_page(request, found, case)
    opened_plan(request, plan_id, Right.WORK_FINANCING)
    form = sheet_of(found, planned(found, on=timezone.localdate()), request.POST)
    if not form.is_valid():
        return plan_page(request, found, case, form=form, status=422)
    try:
        save_plan(
            plan_id=found.pk,
            revision=form.cleaned_data["revision"],
            name=form.cleaned_data["name"],
            inputs=form.inputs,
            author=request.user,
            now=timezone.now(),
        )
    except PlanChanged:
        return _conflict(request, found, case)
    except Refused as refused:
        form.add_error(None, str(refused))
        return plan_page(request, found, case, form=form, status=422)
    messages.success(request, "Le plan est enregistré.")
    return redirect("backoffice:plan", found.pk)


@require_GET
@for_roles(*CASE_WORKERS)
def plan_schedule(request: LoggedInRequest, plan_id: UUID) -> HttpResponse:
    """Every month of every loan of the plan as it is typed now."""
    found, case = opened_plan(request, plan_id, Right.READ_FINANCING)
    schedules = [schedule_of(one) for one in inputs_from_dict(found.inputs).loans]
    return render(request, "backoffice/plans/schedule.html", frame(case, found=found, schedules=schedules))


def plan_page(
    request: LoggedInRequest,
    found: FinancingPlan,
    case: Case,
    *,
    form: PlanSheet | None = None,
    freeze_form: FreezeForm | None = None,
    conflict: bool = False,
    status: int = 200,
) -> HttpResponse:
    today, versions, tables = timezone.localdate(), versions_of_plan(found), Tables()
    result = planned(found, on=today)
    is_filed = any(one.kind in VersionKind.filed() for one in versions)
    changes = [] if is_filed else changed_since(result.calculation, today=today, tables=tables)
    changes_near = [] if is_filed else local_aids_changed(result.calculation, today=today, tables=tables)
    print_now = print_of_plan(result.financed.to_dict()) if result.financed else ""
    as_read = {"revision": found.revision, "read": print_now, "kind": VersionKind.SIMULATION}
    if freeze_form:
        freeze_form.renew(as_read)
    context = frame(
        case,
        found=found,
        schedule=reverse("backoffice:plan_schedule", args=[found.pk]),
        calculation=result.calculation,
        study=result.study,
        warnings=result.warnings,
        versions=versions,
        has_changed=bool(changes or changes_near),
        changes=changes,
        form=form or sheet_of(found, result),
        freeze_form=freeze_form or FreezeForm(initial=as_read),
        conflict=conflict,
        **(plan_in_words(result.financed) if result.financed else {"plan": None}),
    )
    return render(request, "backoffice/plans/plan.html", context, status=status)


def sheet_of(found: FinancingPlan, result: Planned, sent: QueryDict | None = None) -> PlanSheet:
    """The form of a plan, as it was sent if it was."""
    named = {"name": found.name, "revision": found.revision}
    inputs, aids = inputs_from_dict(found.inputs), aids_of(result.study)
    return PlanSheet(sent, inputs=inputs, aids=aids, named=named, delay=result.delay)


def _conflict(request: LoggedInRequest, found: FinancingPlan, case: Case) -> HttpResponse:
    """What was typed stays in the form, beside what a colleague saved; it may be sent again."""
    fresh = plan_for(found.pk)
    data = request.POST.copy()
    data["revision"] = str(fresh.revision)
    form = sheet_of(fresh, planned(fresh, on=timezone.localdate()), data)
    return plan_page(request, fresh, case, form=form, conflict=True, status=409)
