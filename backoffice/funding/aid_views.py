"""One aid: where it stands, its history, the next step in one gesture."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.funding.forms import AidStepForm, CancelForm
from backoffice.funding.opening import opened_aid
from renovation.cases.models import Case
from renovation.edge.funding import history_of, last_step, row_of
from renovation.edge.requests import LoggedInRequest
from renovation.funding.models import AidFile
from renovation.funding.operations.steps import cancel_step, record_step
from renovation.funding.queries.files import aid_file_for
from renovation.funding.refusals import Refused, StepRefused
from renovation.funding.rules.history import warnings
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def aid_file(request: LoggedInRequest, aid_file_id: UUID) -> HttpResponse:
    found, case = opened_aid(request, aid_file_id, Right.READ_FINANCING)
    if request.method != "POST":
        return _page(request, found, case)
    opened_aid(request, aid_file_id, Right.WORK_FINANCING)
    form = AidStepForm(request.POST, file=found)
    if not form.is_valid():
        return _page(request, found, case, step_form=form)
    try:
        record_step(
            kind=AidFile,
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
        return _page(request, aid_file_for(found.pk), case, step_form=form)
    messages.success(request, "L’étape est notée.")
    return redirect("backoffice:aid_file", found.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def aid_step_cancel(request: LoggedInRequest, aid_file_id: UUID) -> HttpResponse:
    """The last step was a mistake."""
    found, case = opened_aid(request, aid_file_id, Right.WORK_FINANCING)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _page(request, found, case, cancel_form=form)
    said = form.cleaned_data
    try:
        cancel_step(
            kind=AidFile,
            file_id=found.pk,
            step_id=said["step"],
            reason=said["reason"],
            author=request.user,
            now=timezone.now(),
        )
    except Refused as refused:
        form.add_error("reason", str(refused))
        return _page(request, aid_file_for(found.pk), case, cancel_form=form)
    messages.success(request, "L’étape est annulée. Elle reste dans l’historique.")
    return redirect("backoffice:aid_file", found.pk)


def _page(
    request: LoggedInRequest,
    found: AidFile,
    case: Case,
    *,
    step_form: AidStepForm | None = None,
    cancel_form: CancelForm | None = None,
) -> HttpResponse:
    if step_form is not None:
        step_form.renew(found)
    last = last_step(found)
    if cancel_form is not None:
        cancel_form.renew(last)
    sent = step_form or cancel_form
    context = {
        "case": case,
        "file": found,
        "row": row_of(found, today=timezone.localdate()),
        "history": history_of(found),
        "warnings": warnings(found.standing),
        "step_form": step_form or AidStepForm(file=found),
        "cancel_form": cancel_form or CancelForm(initial={"step": last.pk if last else None}),
        "last": last,
        "sent": sent,
    }
    return render(request, "backoffice/funding/aid.html", context, status=422 if sent else 200)
