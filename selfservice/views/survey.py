"""Two questions after an appointment, and links that were lost."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from renovation.appointments.operations import answer_survey, ask_links
from renovation.appointments.queries import appointment_to_survey
from renovation.edge.requests import PlatformRequest
from selfservice.forms.appointment import SurveyForm
from selfservice.forms.booking import LostLinkForm
from selfservice.http import on_agenda


@require_http_methods(["GET", "HEAD", "POST"])
@on_agenda
def survey(request: PlatformRequest, survey_token: str) -> HttpResponse:
    """The two questions; answered again, the last answers stand."""
    appointment = appointment_to_survey(survey_token)
    if appointment is None or appointment.platform_id != request.platform.pk:
        raise Http404
    form = SurveyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        answer_survey(
            appointment=appointment,
            usefulness=typed["usefulness"],
            missing=typed["missing"],
            now=timezone.now(),
        )
        return render(request, "selfservice/survey_done.html")
    return render(request, "selfservice/survey.html", {"form": form, "appointment": appointment})


@require_http_methods(["GET", "HEAD", "POST"])
@on_agenda
def lost_link(request: PlatformRequest) -> HttpResponse:
    """Ask for one's links again. The answer is the same whether the address is known or not (G4)."""
    form = LostLinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_links(platform=request.platform, email=form.cleaned_data["email"], now=timezone.now())
        messages.success(
            request,
            "Si cette adresse a un rendez-vous à venir, un nouveau lien vient d’y être envoyé. Regardez aussi "
            "dans les indésirables.",
        )
        return redirect("selfservice:lost_link")
    return render(request, "selfservice/lost_link.html", {"form": form})
