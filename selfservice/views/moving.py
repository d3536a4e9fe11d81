"""Another time for an appointment: the same week of slots; either it moves, or nothing changes."""

from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from renovation.appointments.models import Appointment, AppointmentType
from renovation.appointments.operations import AppointmentRefused, SlotTaken
from renovation.appointments.operations import move as move_appointment
from renovation.appointments.queries import Search, free_times
from renovation.appointments.queries.visits import dwelling_address
from renovation.appointments.rules.offered import Asked
from renovation.appointments.rules.ways import without
from renovation.edge.requests import PlatformRequest
from selfservice.booking.choice import HOME, read_asked
from selfservice.booking.doors import Door
from selfservice.booking.week import offers_of, week_of


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: PlatformRequest, door: Door) -> HttpResponseBase:
    """Slots that would do, and the move (POST)."""
    now, appointment = timezone.now(), door.appointment
    kind = appointment.kind
    if kind is None or appointment.session_id is not None or not appointment.is_ahead(now):
        messages.error(request, "Ce rendez-vous ne peut pas être déplacé en ligne.")
        return door.back()
    if request.method != "POST":
        return _page(request, door, kind, now)
    asked = read_asked(request.POST.get("creneau", ""), kind, now)
    if asked is None or (asked.modality == HOME and not _may_be_visited(appointment)):
        return _page(request, door, kind, now, refused="Ce créneau n’existe plus. Choisissez-en un autre.")
    try:
        move_appointment(appointment=appointment, asked=asked, now=now, by_household=True)
    except SlotTaken as refused:
        return _page(request, door, kind, now, refused=str(refused), nearest=offers_of(refused.next_slots))
    except AppointmentRefused as refused:
        messages.error(request, str(refused))
        return door.back()
    messages.success(request, "Votre rendez-vous est déplacé. Un e-mail vous le confirme.")
    return door.back()


def _page(request: PlatformRequest, door: Door, kind: AppointmentType, now: datetime, **more: object) -> HttpResponse:
    everything = request.GET.get("tout") == "1"
    search = _search(door.appointment, kind, everything=everything)
    current = Asked(door.appointment.starts_at, door.appointment.modality, door.appointment.at_place_id)
    free = without(free_times(kind=kind, now=now, search=search), current)
    week = week_of(free, request.GET.get("semaine", ""), today=timezone.localdate(now))
    context = {
        "appointment": door.appointment,
        "go": door.addresses,
        "week": week,
        "everything": everything,
        "refused": "",
        "nearest": [],
        **more,
    }
    return render(request, "selfservice/booking_move.html", context)


def _search(appointment: Appointment, kind: AppointmentType, *, everything: bool) -> Search:
    """The same way at the same place; everything, when asked. A visit needs the commune of the first booking."""
    search = Search(ignoring_appointment=appointment.pk, commune_insee=appointment.commune_id or "")
    if not everything:
        return replace(search, modalities=frozenset({appointment.modality}), place_id=appointment.at_place_id)
    reachable = frozenset(kind.modalities)
    return replace(search, modalities=reachable if _may_be_visited(appointment) else reachable - {HOME})


def _may_be_visited(appointment: Appointment) -> bool:
    """The page asks for no address: it is that of the visit that was booked, or of the dwelling of the case."""
    known = appointment.modality == HOME or dwelling_address(appointment.case)
    return bool(appointment.commune_id and known)
