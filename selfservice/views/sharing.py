"""Making the read-only link of a result, and taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from renovation.diagnosis.models import SelfDiagnosis
from renovation.diagnosis.operations import share, stop_sharing
from renovation.edge.requests import PlatformRequest
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.http import on_platform

# The secret is kept nowhere in the database: this browser's session shows it again, others make a new one.
LINKS = "shared_links"


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def diagnosis_share(request: PlatformRequest) -> HttpResponse:
    """The link, how to give it and how to take it back."""
    now = timezone.now()
    diagnosis = current_diagnosis(request, now)
    if diagnosis is None or diagnosis.completed_at is None:
        return render(request, "selfservice/link_over.html", status=404)
    if request.method == "POST":
        return _act(request, diagnosis)
    return render(request, "selfservice/share.html", {"diagnosis": diagnosis, "link": _link(request, diagnosis)})


def _act(request: PlatformRequest, diagnosis: SelfDiagnosis) -> HttpResponse:
    links = dict(request.session.get(LINKS, {}))
    if "stop" in request.POST:
        stop_sharing(diagnosis=diagnosis)
        links.pop(str(diagnosis.pk), None)
        messages.success(request, "Le lien de partage ne marche plus.")
    else:
        links[str(diagnosis.pk)] = share(diagnosis=diagnosis, now=timezone.now())
        messages.success(request, "Votre lien de partage est prêt.")
    request.session[LINKS] = links
    return redirect("selfservice:diagnosis_share")


def _link(request: PlatformRequest, diagnosis: SelfDiagnosis) -> str:
    token = request.session.get(LINKS, {}).get(str(diagnosis.pk), "")
    if not token or diagnosis.share_hash is None:
        return ""
    address = reverse("selfservice:diagnosis_shared", args=[token])
    return f"{request.platform.public_url.rstrip('/')}{address}"
