"""The personal link of an appointment: see it, keep it in one's calendar, cancel it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from renovation.appointments.calendar import calendar_file
from renovation.appointments.models import Appointment
from renovation.appointments.operations import TooLate, cancel
from renovation.appointments.queries import appointment_by_token
from renovation.edge.requests import PlatformRequest
from selfservice.http import on_platform


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def booking_manage(request: PlatformRequest, token: str) -> HttpResponse:
    """The appointment, and its cancellation (by POST only)."""
    appointment = _appointment(token)
    now = timezone.now()
    if request.method == "POST":
        try:
            cancel(appointment=appointment, by_household=True, now=now)
            messages.success(request, "Votre rendez-vous est annulé.")
        except TooLate as error:
            messages.error(request, str(error))
        return redirect("selfservice:booking_manage", token=token)
    context = {"appointment": appointment, "ahead": appointment.is_ahead(now), "token": token}
    return render(request, "selfservice/booking_manage.html", context)


@require_safe
@on_platform
def booking_calendar(request: PlatformRequest, token: str) -> HttpResponse:
    """The calendar file."""
    return calendar_response(_appointment(token))


def calendar_response(appointment: Appointment) -> HttpResponse:
    content = calendar_file(appointment, stamped_at=appointment.created_at)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rendez-vous.ics"'
    return response


def _appointment(token: str) -> Appointment:
    appointment = appointment_by_token(token)
    if appointment is None:
        raise Http404
    return appointment
