"""One loan: where it stands, its history, what is owed to the lender."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.funding.forms import CancelForm, LayForm, PaidForm, StepForm
from backoffice.funding.opening import opened_loan
from renovation.cases.models import Case
from renovation.edge.funding import history_of, last_step, row_of
from renovation.edge.requests import LoggedInRequest
from renovation.financing.rules.plan.loans import schedule_of
from renovation.funding.models import LoanFile
from renovation.funding.operations.repayments import lay_repayments, mark_paid
from renovation.funding.operations.steps import cancel_step, record_step
from renovation.funding.queries.files import dues_of, loan_file_for
from renovation.funding.refusals import Refused, StepRefused
from renovation.funding.rules.dates import late_eur
from renovation.funding.rules.history import loan_warnings
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def loan_file(request: LoggedInRequest, loan_file_id: UUID) -> HttpResponse:
    found, case = opened_loan(request, loan_file_id, Right.READ_FINANCING)
    if request.method != "POST":
        return _page(request, found, case)
    opened_loan(request, loan_file_id, Right.WORK_FINANCING)
    form = StepForm(request.POST, file=found)
    if not form.is_valid():
        return _page(request, found, case, step_form=form)
    try:
        record_step(
            kind=LoanFile,
            file_id=found.pk,
            key=form.cleaned_data["key"],
            revision=form.cleaned_data["revision"],
            said=form.said,
            author=request.user,
            now=timezone.now(),
        )
    except StepRefused as refused:
        for field, words in refused.said:
            form.add_error(field, words)
        return _page(request, found, case, step_form=form)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, loan_file_for(found.pk), case, step_form=form)
    messages.success(request, "L’étape est notée.")
    return redirect("backoffice:loan_file", found.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def loan_step_cancel(request: LoggedInRequest, loan_file_id: UUID) -> HttpResponse:
    """The last step was a mistake."""
    found, case = opened_loan(request, loan_file_id, Right.WORK_FINANCING)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _page(request, found, case, cancel_form=form)
    said = form.cleaned_data
    try:
        cancel_step(
            kind=LoanFile,
            file_id=found.pk,
            step_id=said["step"],
            reason=said["reason"],
            author=request.user,
            now=timezone.now(),
        )
    except Refused as refused:
        form.add_error("reason", str(refused))
        return _page(request, loan_file_for(found.pk), case, cancel_form=form)
    messages.success(request, "L’étape est annulée. Elle reste dans l’historique.")
    return redirect("backoffice:loan_file", found.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def repayments_lay(request: LoggedInRequest, loan_file_id: UUID) -> HttpResponse:
    """The payments owed, month by month from the first."""
    found, case = opened_loan(request, loan_file_id, Right.WORK_FINANCING)
    form = LayForm(request.POST)
    if not form.is_valid():
        return _page(request, found, case, lay_form=form)
    try:
        number = lay_repayments(loan_id=found.pk, first_on=form.cleaned_data["first_on"])
    except Refused as refused:
        form.add_error("first_on", str(refused))
        return _page(request, found, case, lay_form=form)
    messages.success(request, f"{number} échéances sont posées.")
    return redirect("backoffice:loan_file", found.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def repayment_paid(request: LoggedInRequest, loan_file_id: UUID) -> HttpResponse:
    """A payment was made, or was not after all."""
    found, case = opened_loan(request, loan_file_id, Right.WORK_FINANCING)
    form = PaidForm(request.POST, rows=list(found.repayments.all()))
    if not form.is_valid():
        return _page(request, found, case, paid_form=form)
    try:
        mark_paid(loan_id=found.pk, **form.cleaned_data, now=timezone.now())
    except Refused as refused:
        form.add_error("paid_on", str(refused))
        return _page(request, found, case, paid_form=form)
    messages.success(request, "L’échéance est notée.")
    return redirect("backoffice:loan_file", found.pk)


def _page(
    request: LoggedInRequest,
    found: LoanFile,
    case: Case,
    *,
    step_form: StepForm | None = None,
    cancel_form: CancelForm | None = None,
    lay_form: LayForm | None = None,
    paid_form: PaidForm | None = None,
) -> HttpResponse:
    today, last = timezone.localdate(), last_step(found)
    if step_form is not None:
        step_form.renew(found)
    if cancel_form is not None:
        cancel_form.renew(last)
    dues, rows = dues_of(found, today=today), list(found.repayments.all())
    sent = step_form or cancel_form or lay_form or paid_form
    context = {
        "case": case,
        "file": found,
        "row": row_of(found, today=today),
        "history": history_of(found),
        "warnings": loan_warnings(found.standing),
        "schedule": schedule_of(found.as_rule),
        "dues": dues,
        "late_eur": late_eur(
            [(one.due_on, one.amount_eur, one.paid_on) for one in rows if found.owes_dues], today=today
        ),
        "laid_once": any(one.paid_on for one in rows),
        "step_form": step_form or StepForm(file=found),
        "cancel_form": cancel_form or CancelForm(initial={"step": last.pk if last else None}),
        "lay_form": lay_form or LayForm(),
        "paid_form": paid_form or PaidForm(rows=rows, initial={"paid_on": today}),
        "last": last,
        "sent": sent,
    }
    return render(request, "backoffice/funding/loan.html", context, status=422 if sent else 200)
