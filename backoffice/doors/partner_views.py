"""A partner brings a household that agreed; it is told that this arrived, and reads nothing of what follows."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from backoffice.access import for_right
from backoffice.doors.forms import BroughtLeadForm
from renovation.cases.enums import LeadOrigin
from renovation.edge.requests import LoggedInRequest
from renovation.households.enums import Channel
from renovation.leads.operations import Door, receive_lead
from renovation.leads.queries.doors import door_platforms
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.BRING_LEADS)
def lead_bring(request: LoggedInRequest) -> HttpResponse:
    """The same form sent twice is one lead."""
    form = BroughtLeadForm(request.POST or None, platforms=door_platforms(request.reader, Right.BRING_LEADS))
    if request.method == "POST" and form.is_valid():
        receive_lead(
            platform=form.chosen,
            door=Door(LeadOrigin.PARTNER, str(request.user)),
            contact=form.contact(),
            commune=form.cleaned_data["commune"],
            channel=Channel.COUNTER,
            key=f"brought:{form.cleaned_data['key']}",
            now=timezone.now(),
        )
        messages.success(request, f"C’est transmis à {form.chosen.name}, qui recontactera ce ménage.")
        return redirect("backoffice:lead_bring")
    return render(request, "backoffice/doors/bring.html", {"form": form})
