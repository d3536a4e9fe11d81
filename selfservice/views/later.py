"""Stopping and coming back later, by the personal link."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from renovation.diagnosis.operations import send_link
from renovation.edge.requests import PlatformRequest
from selfservice.diagnosis_cookie import current_diagnosis, token_of
from selfservice.forms.diagnosis import LinkForm
from selfservice.http import on_platform


@require_POST
@on_platform
def diagnosis_mail_link(request: PlatformRequest) -> HttpResponse:
    """Mail the personal link to oneself."""
    now = timezone.now()
    diagnosis, token = current_diagnosis(request, now), token_of(request)
    if diagnosis is None or not token:
        return render(request, "selfservice/link_over.html", status=404)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return render(request, "selfservice/link.html", {"link_form": form, "link": _link(request)})
    key = f"{timezone.localdate(now)}:{form.cleaned_data['email'].lower()}"
    send_link(diagnosis=diagnosis, token=token, recipient=form.cleaned_data["email"], key=key)
    messages.success(request, "Le lien est parti. Vous le recevrez dans quelques minutes.")
    return redirect("selfservice:diagnosis_later")


@require_http_methods(["GET", "HEAD"])
@on_platform
def diagnosis_later(request: PlatformRequest) -> HttpResponse:
    """How to come back: the personal link, shown and mailable."""
    diagnosis = current_diagnosis(request, timezone.now())
    if diagnosis is None:
        return render(request, "selfservice/link_over.html", status=404)
    context = {"diagnosis": diagnosis, "link": _link(request), "link_form": LinkForm()}
    return render(request, "selfservice/link.html", context)


def _link(request: PlatformRequest) -> str:
    token = token_of(request)
    address = reverse("selfservice:diagnosis_resume", args=[token]) if token else ""
    return f"{request.platform.public_url.rstrip('/')}{address}" if address else ""
