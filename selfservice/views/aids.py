"""« Mes aides »: the questions, the result, its PDF; after a diagnosis or directly."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from renovation.diagnosis.models import SelfDiagnosis
from renovation.documents.delivery import deliver_printout
from renovation.documents.models import Printout
from renovation.documents.queries import printout_of
from renovation.edge.requests import PlatformRequest
from renovation.financing.enums import Occupation
from renovation.financing.models import AidsInquiry
from renovation.financing.operations import save_inquiry
from renovation.financing.queries import inquiry_named, inquiry_of, known_of, options_of, outlook_of
from renovation.financing.rules.answers import read_aids_answers
from selfservice.aids_page import aids_context
from selfservice.aids_report import REPORT, order_report
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.forms.aids import AidsForm, initial_of
from selfservice.http import on_platform

OWN = "own_aids_inquiry"


@dataclass(frozen=True)
class Under:
    """What this browser works on: a finished diagnosis if any, and the answers about aids if any."""

    diagnosis: SelfDiagnosis | None
    inquiry: AidsInquiry | None


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def aids(request: PlatformRequest) -> HttpResponse:
    """Ask what is not known, keep it, show the result."""
    under = _under(request, timezone.now())
    form = _form(request, under)
    if request.method == "POST" and form.is_valid() and form.found is not None:
        kept = save_inquiry(
            inquiry=under.inquiry,
            platform=request.platform,
            commune=form.found,
            answers=form.answers(),
            diagnosis=under.diagnosis,
            now=timezone.now(),
        )
        if under.diagnosis is None:
            request.session[OWN] = str(kept.pk)
        return redirect("selfservice:aids_result")
    return render(request, "selfservice/aids.html", {"form": form, "diagnosis": under.diagnosis})


@require_safe
@on_platform
def aids_result(request: PlatformRequest) -> HttpResponse:
    """The aids of the works chosen, one by one; without answers, the questions.

    A diagnosis that changed may no longer advise the works that were chosen: they are asked again.
    """
    inquiry = _under(request, timezone.now()).inquiry
    found = outlook_of(inquiry, on=timezone.localdate()) if inquiry is not None else None
    if inquiry is None or found is None or not found.chosen.works:
        return redirect("selfservice:aids")
    return render(request, "selfservice/aids_result.html", aids_context(inquiry, found))


@require_POST
@on_platform
def aids_report_order(request: PlatformRequest) -> HttpResponse:
    """Ask for the result as a PDF."""
    inquiry = _under(request, timezone.now()).inquiry
    if inquiry is None:
        return redirect("selfservice:aids")
    return redirect("selfservice:aids_report", printout_id=order_report(inquiry, on=timezone.localdate()).pk)


@require_safe
@on_platform
def aids_report(request: PlatformRequest, printout_id: UUID) -> HttpResponse:
    """Being made, or ready: the page looks again by itself."""
    printout = _printout(request, printout_id)
    context = {"printout": printout, "late": printout.is_late(timezone.now())}
    return render(request, "selfservice/aids_report.html", context)


@require_safe
@on_platform
def aids_report_file(request: PlatformRequest, printout_id: UUID) -> HttpResponseBase:
    """The PDF itself."""
    printout = _printout(request, printout_id)
    if not printout.is_ready:
        return redirect("selfservice:aids_report", printout_id=printout.pk)
    return deliver_printout(printout, name=f"mes-aides-{timezone.localdate(printout.ordered_at)}.pdf")


def _under(request: PlatformRequest, now: datetime) -> Under:
    diagnosis = current_diagnosis(request, now)
    if diagnosis is not None and diagnosis.result is not None and diagnosis.commune is not None:
        return Under(diagnosis, inquiry_of(diagnosis))
    own = request.session.get(OWN)
    return Under(None, inquiry_named(UUID(own), platform_id=request.platform.pk, now=now) if own else None)


def _form(request: PlatformRequest, under: Under) -> AidsForm:
    inquiry = under.inquiry
    initial: dict[str, object] = {}
    if inquiry is not None:
        initial = initial_of(read_aids_answers(inquiry.answers), inquiry.commune)
    initial |= _brought(request)
    wanted = request.GET.get("travaux", "")
    if wanted:
        initial |= {"bundle": wanted, "works": [wanted]}
    return AidsForm(
        request.POST if request.method == "POST" else None,
        known=known_of(under.diagnosis),
        options=options_of(under.diagnosis),
        initial=initial,
    )


def _brought(request: PlatformRequest) -> dict[str, object]:
    """What was answered in the small simulator of a page; what makes no sense there is asked again."""
    said = request.GET
    brought: dict[str, object] = {}
    if said.get("commune"):
        brought["commune"] = said["commune"][:80]
    if said.get("occupation") in Occupation.values:
        brought["occupation"] = said["occupation"]
    if said.get("persons", "").isdecimal() and len(said["persons"]) < 3:
        brought["persons"] = int(said["persons"])
    return brought


def _printout(request: PlatformRequest, printout_id: UUID) -> Printout:
    """Only that of the answers that this browser works on."""
    inquiry = _under(request, timezone.now()).inquiry
    printout = printout_of(printout_id, maker=REPORT, source_id=inquiry.pk) if inquiry is not None else None
    if printout is None:
        raise Http404
    return printout
