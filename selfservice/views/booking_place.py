"""The second screen of the booking: by telephone, by video, at home, or at a place near one's commune."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from renovation.appointments.queries import free_times
from renovation.appointments.rules.ways import ways
from renovation.edge.requests import PlatformRequest
from renovation.territories.queries import find_communes
from selfservice.booking.choice import HOME, public_kind, read_choice
from selfservice.booking.places import place_ways, remote_ways
from selfservice.forms.booking import NearForm
from selfservice.http import on_agenda


@require_safe
@on_agenda
def booking_place(request: PlatformRequest, kind: str) -> HttpResponse:
    """How and where, with the first free time of each."""
    now = timezone.now()
    chosen = public_kind(request, kind)
    if chosen.is_collective:
        return redirect("selfservice:sessions")
    choice = read_choice(request, now).but(modality="", place_id=None, adviser_id=None)
    form = NearForm(request.GET if "pres" in request.GET else None)
    communes = find_communes(form.cleaned_data["pres"]) if form.is_bound and form.is_valid() else []
    if len(communes) == 1:
        return redirect(choice.but(commune=communes[0]).address("booking_place", chosen))
    elsewhere = choice.commune is not None and HOME in chosen.modalities and not choice.is_visited
    found = ways(free_times(kind=chosen, now=now, search=choice.search(chosen)))
    context = {
        "kind": chosen,
        "choice": choice,
        "form": form,
        "communes": [(commune, choice.but(commune=commune).address("booking_place", chosen)) for commune in communes],
        "not_found": form.is_bound and form.is_valid() and not communes,
        "elsewhere": elsewhere,
        "remote": remote_ways(chosen, choice, found),
        "places": place_ways(chosen, choice, found),
        "first": found[0].first if found else None,
        "carried": choice.but(commune=None).pairs(),
        "anything": choice.address("booking_slots", chosen),
        "waiting": choice.address("booking_waiting", chosen),
    }
    return render(request, "selfservice/booking_place.html", context)
