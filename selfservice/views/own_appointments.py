"""« Mes rendez-vous »: what is ahead, what one waits for, what is past."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from renovation.appointments.models import WaitingEntry
from renovation.appointments.operations import leave_waiting_list
from renovation.appointments.queries import (
    appointments_of_household_user,
    waiting_entry_of_household_user,
    waiting_of_household_user,
)
from renovation.edge.requests import LoggedInRequest
from selfservice.booking.own import on_the_spot
from selfservice.http import in_own_space, on_agenda


@require_safe
@in_own_space
@on_agenda
def own_appointments(request: LoggedInRequest) -> HttpResponse:
    """Everything, and nothing of anybody else (D4)."""
    now = timezone.now()
    found = appointments_of_household_user(request.user.pk)
    context = {
        "ahead": on_the_spot(sorted((one for one in found if one.is_ahead(now)), key=lambda one: one.starts_at)),
        "past": on_the_spot(one for one in found if not one.is_ahead(now)),
        "waiting": waiting_of_household_user(request.user.pk),
    }
    return render(request, "selfservice/own_appointments.html", context)


@require_POST
@in_own_space
def own_waiting_leave(request: LoggedInRequest, entry_id: UUID) -> HttpResponse:
    """Wait no more."""
    try:
        entry = waiting_entry_of_household_user(request.user.pk, entry_id)
    except WaitingEntry.DoesNotExist as error:
        raise Http404 from error
    leave_waiting_list(entry=entry, now=timezone.now())
    messages.success(request, "Vous n’êtes plus sur cette liste d’attente.")
    return redirect("selfservice:own_appointments")
