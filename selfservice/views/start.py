"""The door of the self-diagnosis: where the dwelling is."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from renovation.diagnosis.estimation import can_be_estimated
from renovation.diagnosis.operations import start
from renovation.diagnosis.queries import by_token, first_unanswered
from renovation.edge.requests import PlatformRequest
from renovation.platforms.models import Platform
from renovation.platforms.queries import platform_serving
from renovation.territories.models import Commune
from renovation.territories.queries import Altitude, altitude_of, commune_by_insee, find_communes
from selfservice.diagnosis_cookie import current_diagnosis, keep_token, work_on_link
from selfservice.forms.diagnosis import CommuneForm
from selfservice.http import on_platform


@dataclass(frozen=True)
class Place:
    """A commune found, and who serves it."""

    commune: Commune
    platform: Platform | None
    is_ours: bool
    altitude: Altitude


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def diagnosis_start(request: PlatformRequest) -> HttpResponse:
    """Find the commune (GET), begin with it (POST)."""
    now = timezone.now()
    if request.method == "POST":
        return _begin(request)
    form = CommuneForm(request.GET if "commune" in request.GET else None)
    places: list[Place] = []
    if form.is_bound and form.is_valid():
        places = _places(request, form)
    under_way = current_diagnosis(request, now)
    context = {"form": form, "places": places, "under_way": under_way, "searched": form.is_bound and form.is_valid()}
    return render(request, "selfservice/start.html", context)


@require_safe
@on_platform
def diagnosis_resume(request: PlatformRequest, token: str) -> HttpResponse:
    """The secret link: back to where one was, on any device."""
    diagnosis = by_token(token, now=timezone.now())
    if diagnosis is None:
        return render(request, "selfservice/link_over.html", status=404)
    work_on_link(request)
    if diagnosis.platform_id != request.platform.pk:
        return render(request, "selfservice/link_over.html", {"other": diagnosis.platform}, status=404)
    following = first_unanswered(diagnosis)
    if diagnosis.completed_at is not None or following is None:
        return keep_token(redirect("selfservice:diagnosis_result"), token)
    return keep_token(redirect("selfservice:diagnosis_question", code=following.code), token)


def _begin(request: PlatformRequest) -> HttpResponse:
    insee = request.POST.get("insee", "")
    commune = commune_by_insee(insee) if insee.isalnum() else None
    serving = platform_serving(commune.pk) if commune is not None else None
    if commune is None or serving is None or serving.pk != request.platform.pk or not can_be_estimated(commune):
        # A commune of elsewhere, or a value that was tampered with: back to the search, which explains.
        return redirect("selfservice:diagnosis_start")
    _, token = start(platform=request.platform, commune=commune, now=timezone.now())
    work_on_link(request)
    return keep_token(redirect("selfservice:diagnosis_address"), token)


def _places(request: PlatformRequest, form: CommuneForm) -> list[Place]:
    found = find_communes(form.cleaned_data["commune"])
    serving = {commune.pk: platform_serving(commune.pk) for commune in found}
    return [
        Place(
            commune,
            serving[commune.pk],
            is_ours=_same(serving[commune.pk], request.platform),
            altitude=altitude_of(commune),
        )
        for commune in found
    ]


def _same(platform: Platform | None, ours: Platform) -> bool:
    return platform is not None and platform.pk == ours.pk
