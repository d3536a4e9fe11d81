"""The report as a PDF: ordered, waited for, downloaded."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from renovation.documents.delivery import deliver_printout
from renovation.documents.models import Printout
from renovation.documents.queries import printout_of
from renovation.edge.requests import PlatformRequest
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.http import on_platform
from selfservice.reports import REPORT, order_report


@require_POST
@on_platform
def report_order(request: PlatformRequest) -> HttpResponse:
    """Ask for the report of one's result."""
    diagnosis = current_diagnosis(request, timezone.now())
    if diagnosis is None or diagnosis.result is None:
        return render(request, "selfservice/link_over.html", status=404)
    return redirect("selfservice:report", printout_id=order_report(diagnosis).pk)


@require_safe
@on_platform
def report(request: PlatformRequest, printout_id: UUID) -> HttpResponse:
    """Being made, or ready: the page looks again by itself."""
    printout = _own(request, printout_id)
    context = {"printout": printout, "late": printout.is_late(timezone.now())}
    return render(request, "selfservice/report.html", context)


@require_safe
@on_platform
def report_file(request: PlatformRequest, printout_id: UUID) -> HttpResponseBase:
    """The PDF itself."""
    printout = _own(request, printout_id)
    if not printout.is_ready:
        return redirect("selfservice:report", printout_id=printout.pk)
    return deliver_printout(printout, name=f"estimation-{timezone.localdate(printout.ordered_at)}.pdf")


def _own(request: PlatformRequest, printout_id: UUID) -> Printout:
    """Only that of the diagnosis that this browser works on."""
    diagnosis = current_diagnosis(request, timezone.now())
    printout = printout_of(printout_id, maker=REPORT, source_id=diagnosis.pk) if diagnosis is not None else None
    if printout is None:
        raise Http404
    return printout
