"""To be called back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from renovation.appointments.operations import ask_callback
from renovation.edge.requests import PlatformRequest
from renovation.households.queries import household_of_user_on
from selfservice.diagnosis_cookie import current_diagnosis
from selfservice.forms.contact import CallbackForm
from selfservice.http import on_platform, person
from selfservice.signup import propose_account

SUBJECTS = {"entreprise": "Mon projet concerne un local professionnel (bureau, commerce ou atelier)."}


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def contact(request: PlatformRequest) -> HttpResponse:
    """The form, and its sending."""
    now, user = timezone.now(), person(request)
    household = household_of_user_on(user.pk, request.platform) if user else None
    form = CallbackForm(request.POST or None, user=user, household=household, initial=_subject(request))
    diagnosis = current_diagnosis(request, now)
    if request.method == "POST" and form.is_valid():
        ask_callback(
            platform=request.platform,
            contact=form.contact(),
            diagnosis=diagnosis,
            user=user,
            key=form.key,
            now=now,
        )
        propose_account(request, form.cleaned_data["email"])
        return redirect("selfservice:contact_done")
    return render(request, "selfservice/contact.html", {"form": form, "diagnosis": diagnosis})


def _subject(request: PlatformRequest) -> dict[str, str]:
    """What the page that led here already knows of the request."""
    words = SUBJECTS.get(request.GET.get("objet", ""))
    return {"request": words} if words else {}


@require_safe
@on_platform
def contact_done(request: PlatformRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "selfservice/contact_done.html", {"crumb": "Demande envoyée"})
