"""Events and who registered for them: for those who organise and those who receive."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from backoffice.access import demand_on_platform, for_right
from backoffice.lists import page_of
from renovation.edge.csv_files import csv_response
from renovation.edge.requests import LoggedInRequest
from renovation.events.operations import RegistrationRefused, cancel_registration, export_registrations
from renovation.events.queries import (
    attendance_counted,
    event_for_staff,
    events_for_staff,
    registration_for_staff,
    registrations_of,
)
from renovation.events.rules import standing
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_platform


@require_safe
@for_right(Right.READ_REGISTRATIONS)
def events(request: LoggedInRequest) -> HttpResponse:
    """Events that come, or those of the past, with the seats that are taken."""
    now, past = timezone.now(), request.GET.get("passes") == "1"
    page = page_of(request, events_for_staff(request.reader, now=now, past=past))
    lines = [(event, standing(event.announced, attendance_counted(event), now=now)) for event in page.object_list]
    return render(request, "backoffice/events/list.html", {"page": page, "lines": lines, "past": past})


@require_safe
@for_right(Right.READ_REGISTRATIONS)
def event(request: LoggedInRequest, event_id: UUID) -> HttpResponse:
    """Who comes to one event, and who waits."""
    found = event_for_staff(request.reader, event_id)
    now = timezone.now()
    context = {
        "event": found,
        "registrations": registrations_of(found),
        "standing": standing(found.announced, attendance_counted(found), now=now),
        "may_change": can_on_platform(request.reader, Right.WORK_REGISTRATIONS, found.platform_id),
        "is_ahead": found.starts_at > now,
    }
    return render(request, "backoffice/events/event.html", context)


@require_POST
@for_right(Right.WORK_REGISTRATIONS)
def event_export(request: LoggedInRequest, event_id: UUID) -> HttpResponse:
    """The list of those who come, as CSV; journalled."""
    found = event_for_staff(request.reader, event_id)
    demand_on_platform(request, Right.WORK_REGISTRATIONS, found.platform_id)
    day = f"{timezone.localtime(found.starts_at):%Y-%m-%d}"
    return csv_response(f"inscriptions-{day}-{slugify(found.title)[:60]}.csv", export_registrations(event=found))


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.WORK_REGISTRATIONS)
def registration_cancel(request: LoggedInRequest, registration_id: UUID) -> HttpResponse:
    """Ask once more, then cancel for somebody who called; a mail says so and the seat goes to the next one."""
    found = registration_for_staff(request.reader, registration_id)
    demand_on_platform(request, Right.WORK_REGISTRATIONS, found.event.platform_id)
    if request.method != "POST":
        return render(request, "backoffice/events/cancel.html", {"registration": found, "event": found.event})
    try:
        cancel_registration(registration=found, by_staff=True, now=timezone.now())
        messages.success(request, f"L’inscription de {found.full_name} est annulée. Un e-mail le lui dit.")
    except RegistrationRefused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:event", found.event_id)
