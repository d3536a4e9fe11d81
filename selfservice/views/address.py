"""What a published DPE already tells of the dwelling. Nothing is asked while no table of DPE is plugged in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from renovation.diagnosis.known_dpe import KnownDpe, known_dpe
from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import take_known_dpe
from renovation.edge.requests import PlatformRequest
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.forms.diagnosis import ALWAYS_ASKED, AddressForm
from selfservice.http import on_platform


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def diagnosis_address(request: PlatformRequest) -> HttpResponse:
    """Look for the DPE of an address (GET), take one over as first answers (POST)."""
    diagnosis = current_diagnosis(request, timezone.now())
    if diagnosis is None:
        return render(request, "selfservice/link_over.html", status=404)
    if not known_dpe.is_plugged:
        return redirect("selfservice:diagnosis_question", code=ALWAYS_ASKED)
    form = AddressForm(request.POST or (request.GET if "adresse" in request.GET else None))
    found = _found(diagnosis, form)
    chosen = next((dpe for dpe in found or () if dpe.number == request.POST.get("number")), None)
    if request.method == "POST" and chosen is not None:
        take_known_dpe(diagnosis=diagnosis, known=chosen)
        return redirect("selfservice:diagnosis_question", code=ALWAYS_ASKED)
    context = {"form": form, "found": found, "diagnosis": diagnosis, "first": ALWAYS_ASKED}
    return render(request, "selfservice/address.html", context)


def _found(diagnosis: SelfDiagnosis, form: AddressForm) -> tuple[KnownDpe, ...] | None:
    """The DPE of the address, or nothing while none was asked for."""
    if not form.is_bound or not form.is_valid() or diagnosis.commune_id is None:
        return None
    return known_dpe.at_address(insee=diagnosis.commune_id, address=form.cleaned_data["adresse"])
