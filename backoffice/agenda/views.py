"""The agenda of an adviser and of the team."""

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.agenda.forms import OpeningForm
from backoffice.agenda.week import bounds, monday_of, week_of
from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Appointment
from renovation.appointments.operations import Reception, TooLate, cancel, close_hours, mark, open_hours
from renovation.appointments.queries import (
    appointments_of_adviser,
    openings_between,
    readable_appointment,
    readable_opening,
)
from renovation.appointments.rules.wall_clock import HoursRefused
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_platform
from renovation.platforms.queries import agents_working_on_cases, colleagues_of, platforms_of

OUTCOMES = {"fait": AppointmentState.DONE, "absent": AppointmentState.MISSED}


@require_GET
@for_roles(*CASE_WORKERS)
def agenda(request: LoggedInRequest) -> HttpResponse:
    return _page(request, _opening_form(request))


@require_POST
@for_roles(*CASE_WORKERS)
def agenda_open(request: LoggedInRequest) -> HttpResponse:
    """Open hours; nothing is opened when one day is in the way."""
    form = _opening_form(request, data=request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    said = form.cleaned_data
    if said["adviser"] not in agents_working_on_cases(said["platform"].pk):
        form.add_error("adviser", "Cette personne ne travaille pas sur cette plateforme.")
        return _page(request, form, status=422)
    if not can_on_platform(request.reader, Right.EDIT_OPENINGS, said["platform"].pk):
        raise PermissionDenied
    try:
        reception = Reception(modalities=[said.pop("modality")], place=said.pop("place"))
        opened = open_hours(**said, reception=reception)
    except HoursRefused as refused:
        form.add_error("opens", str(refused))
        return _page(request, form, status=422)
    messages.success(request, f"Plages ouvertes\u00a0: {len(opened)}.")
    return redirect(f"{request.path.removesuffix('ouvrir/')}?semaine={monday_of(said['day']).isoformat()}")


@require_POST
@for_roles(*CASE_WORKERS)
def agenda_close(request: LoggedInRequest, opening_id: UUID) -> HttpResponse:
    opening = readable_opening(request.reader, opening_id)
    if not can_on_platform(request.reader, Right.EDIT_OPENINGS, opening.platform_id):
        raise PermissionDenied
    day = timezone.localdate(opening.period.lower)
    close_hours(opening=opening)
    messages.success(request, "La plage est retirée. Les rendez-vous déjà pris restent.")
    return _to_week(day)


@require_POST
@for_roles(*CASE_WORKERS)
def appointment_mark(request: LoggedInRequest, appointment_id: UUID) -> HttpResponse:
    """Done, or missed."""
    found = readable_appointment(request.reader, appointment_id)
    outcome = OUTCOMES.get(request.POST.get("resultat", ""))
    try:
        if outcome is not None:
            mark(appointment=found, state=outcome, now=timezone.now())
            messages.success(request, "C’est noté.")
    except TooLate as refused:
        messages.error(request, str(refused))
    return _to_week(timezone.localdate(found.starts_at))


@require_POST
@for_roles(*CASE_WORKERS)
def appointment_cancel(request: LoggedInRequest, appointment_id: UUID) -> HttpResponse:
    """The household is told by mail."""
    found = readable_appointment(request.reader, appointment_id)
    try:
        cancel(appointment=found, by_household=False, agent=request.user, now=timezone.now())
        messages.success(request, "Le rendez-vous est annulé. Le ménage en est prévenu.")
    except TooLate as refused:
        messages.error(request, str(refused))
    return _to_week(timezone.localdate(found.starts_at))


@require_GET
@for_roles(*CASE_WORKERS)
def appointment(request: LoggedInRequest, appointment_id: UUID) -> HttpResponse:
    """One appointment and what can be done with it."""
    found = readable_appointment(request.reader, appointment_id)
    now = timezone.now()
    context = {
        "appointment": found,
        "is_ahead": found.is_ahead(now),
        "can_be_marked": found.starts_at <= now and found.state != AppointmentState.CANCELLED,
        "monday": monday_of(timezone.localdate(found.starts_at)),
    }
    return render(request, "backoffice/agenda/appointment.html", context)


def _page(request: LoggedInRequest, form: OpeningForm, status: int = 200) -> HttpResponse:
    monday = _asked_week(request)
    start, end = bounds(monday)
    whole_team = "equipe" in request.GET
    adviser_id = None if whole_team else request.user.pk
    found: list[Appointment] = appointments_of_adviser(
        reader=request.reader, adviser_id=adviser_id, start=start, end=end
    )
    openings = openings_between(reader=request.reader, adviser_id=adviser_id, start=start, end=end)
    context = {
        "week": week_of(monday, appointments=found, openings=openings),
        "monday": monday,
        "previous": monday - timedelta(days=7),
        "next": monday + timedelta(days=7),
        "whole_team": whole_team,
        "form": form,
        "now": timezone.now(),
        "today": timezone.localdate(),
    }
    return render(request, "backoffice/agenda/agenda.html", context, status=status)


def _asked_week(request: LoggedInRequest) -> date:
    """The Monday of the week asked for; this week when the address makes no sense."""
    try:
        asked = date.fromisoformat(request.GET.get("semaine", ""))
    except ValueError:
        asked = timezone.localdate()
    # The first and last years of the calendar have no week before or after.
    return monday_of(asked if 1970 <= asked.year <= 2999 else timezone.localdate())


def _opening_form(request: LoggedInRequest, data: object = None) -> OpeningForm:
    own = request.reader.platform_ids(*CASE_WORKERS)
    platforms = [each for each in platforms_of(request.reader) if each.pk in own]
    initial = {"adviser": str(request.user.pk)}
    return OpeningForm(data, platforms=platforms, advisers=colleagues_of(request.reader), initial=initial)


def _to_week(day: date) -> HttpResponse:
    response = redirect("backoffice:agenda")
    response["Location"] += f"?semaine={monday_of(day).isoformat()}"
    return response
