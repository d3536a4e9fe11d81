"""The first page of the day, and the lists that its tiles open."""

from datetime import datetime, time, timedelta

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_GET

from backoffice.access import CASE_READERS, CASE_WORKERS, FIGURE_READERS, for_roles
from backoffice.counts import counts_for
from backoffice.lists import page_of
from backoffice.morning.waiting import SHOWN, merged
from renovation.alerts.queries import alerts_awake
from renovation.appointments.enums import AppointmentState
from renovation.appointments.models import Appointment
from renovation.appointments.queries import appointments_of_adviser
from renovation.cases.queries import Scope, leads_to_take, open_tasks, unread_messages
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Role

AHEAD = timedelta(days=7)


@require_GET
@for_roles(*Role.of_the_office())
def morning(request: LoggedInRequest) -> HttpResponseBase:
    """What waits today; people who work on no case are led to the page that is theirs."""
    roles = request.reader.roles
    if not roles.intersection(CASE_WORKERS):
        return redirect(_first_page(roles))
    scope = scope_of(request)
    now = timezone.now()
    today = timezone.localdate(now)
    appointments = appointments_of_day(scope, now)
    waiting = merged(
        # Each list comes by its own urgency: what is beyond the table's length in one of them is beyond it in all.
        leads=list(leads_to_take(scope, now=now)[:SHOWN]),
        tasks=list(open_tasks(scope, until=today + AHEAD)[:SHOWN]),
        messages=list(unread_messages(scope)[:SHOWN]),
        appointments=[each for each in appointments if each.ends_at > now],
        now=now,
    )
    context = {
        "weekday": date_format(today, "l"),
        "today": today,
        "counts": counts_for(request, whole_team=scope.whole_team),
        "alerts": alerts_awake(request.reader, whole_team=scope.whole_team, on=today),
        "appointments": appointments,
        "next_appointment": next((each for each in appointments if each.starts_at > now), None),
        "waiting": waiting,
        "whole_team": scope.whole_team,
    }
    return render(request, "backoffice/morning/morning.html", context)


@require_GET
@for_roles(*CASE_WORKERS)
def tasks(request: LoggedInRequest) -> HttpResponse:
    """Tasks to do: those due by today, or all of them."""
    scope, today = scope_of(request), timezone.localdate()
    everything = "toutes" in request.GET
    found = open_tasks(scope, until=None if everything else today)
    context = {
        "page": page_of(request, found),
        "today": today,
        "whole_team": scope.whole_team,
        "everything": everything,
    }
    return render(request, "backoffice/morning/tasks.html", context)


@require_GET
@for_roles(*CASE_WORKERS)
def messages_list(request: LoggedInRequest) -> HttpResponse:
    """Messages of households that nobody read yet."""
    scope = scope_of(request)
    context = {
        "page": page_of(request, unread_messages(scope)),
        "now": timezone.now(),
        "whole_team": scope.whole_team,
    }
    return render(request, "backoffice/morning/messages.html", context)


def scope_of(request: LoggedInRequest) -> Scope:
    """Own work, unless the whole team's is asked for."""
    return Scope(reader=request.reader, whole_team="equipe" in request.GET)


def appointments_of_day(scope: Scope, now: datetime) -> list[Appointment]:
    """Those that hold, of the day of the wall clock."""
    start = timezone.make_aware(datetime.combine(timezone.localdate(now), time.min))
    found = appointments_of_adviser(
        reader=scope.reader, adviser_id=scope.agent_id, start=start, end=start + timedelta(days=1)
    )
    return [each for each in found if each.state in AppointmentState.holding_time()]


def _first_page(roles: frozenset[Role]) -> str:
    if roles.intersection(CASE_READERS):
        return "backoffice:cases"
    if roles.intersection(FIGURE_READERS):
        return "backoffice:figures"
    return "backoffice:agents"
