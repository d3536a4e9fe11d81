"""The waiting list as the team sees it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_WORKERS, demand_on_platform, for_roles
from backoffice.agenda.asked import platform_asked
from backoffice.agenda.subjects import subject_asked
from renovation.appointments.operations import AppointmentRefused, join_waiting_list, leave_waiting_list
from renovation.appointments.queries import readable_type, readable_waiting_entry, waiting_entries, zone_of
from renovation.edge.reading import read_id
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.rules.tokens import new_token


@require_GET
@for_roles(*CASE_WORKERS)
def waiting_list(request: LoggedInRequest) -> HttpResponse:
    """Who waits, for what, since when, and what was proposed."""
    platform = platform_asked(request, request.GET)
    context = {
        "entries": waiting_entries(reader=request.reader, platform_id=platform.pk),
        "now": timezone.now(),
    }
    with timezone.override(zone_of(platform.pk)):
        return render(request, "backoffice/agenda/waiting.html", context)


@require_POST
@for_roles(*CASE_WORKERS)
def waiting_join(request: LoggedInRequest) -> HttpResponse:
    """Put a household on the list during a call, when nothing that is free suits it."""
    subject, kind_id = subject_asked(request), read_id(request.GET.get("type"))
    if subject is None or kind_id is None:
        return redirect("backoffice:booking")
    demand_on_platform(request, Right.WORK_APPOINTMENTS, subject.household.platform_id)
    kind = readable_type(request.reader, kind_id)
    try:
        join_waiting_list(
            kind=kind,
            household=subject.household,
            token=new_token(),
            now=timezone.now(),
            lead=subject.lead,
            case=subject.case,
        )
        messages.success(request, f"{subject.household} attend un créneau pour «\u00a0{kind.name}\u00a0».")
    except AppointmentRefused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:waiting_list")


@require_POST
@for_roles(*CASE_WORKERS)
def waiting_leave(request: LoggedInRequest, waiting_id: UUID) -> HttpResponse:
    found = readable_waiting_entry(request.reader, waiting_id)
    demand_on_platform(request, Right.WORK_APPOINTMENTS, found.platform_id)
    leave_waiting_list(entry=found, now=timezone.now())
    messages.success(request, f"{found.household} n’attend plus.")
    return redirect("backoffice:waiting_list")
