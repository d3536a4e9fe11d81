"""The agenda of an adviser, of several side by side, and of a place."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.agenda.asked import DAY, MONTH, VIEWS, Asked, asked_of, midnight, read_day
from backoffice.agenda.day_sheet import printed_times
from backoffice.agenda.forms import OpeningForm
from backoffice.agenda.grid import Grid, days_between, hours_by_day, hours_by_person, month_of, people_by_day
from backoffice.agenda.items import Item, items_of
from renovation.appointments.operations import Reception, close_hours, open_hours
from renovation.appointments.queries import (
    board_of_advisers,
    board_of_place,
    day_to_print,
    readable_opening,
    to_be_noted,
    zone_of,
)
from renovation.appointments.rules.wall_clock import HoursRefused
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_platform
from renovation.platforms.queries import agents_working_on_cases, colleagues_of


@require_GET
@for_roles(*CASE_WORKERS)
def agenda(request: LoggedInRequest) -> HttpResponse:
    return _page(request, None)


@require_GET
@for_roles(*CASE_WORKERS)
def agenda_print(request: LoggedInRequest) -> HttpResponse:
    """The day of one adviser on paper, with what each household added."""
    asked = asked_of(request)
    person = asked.people[0]
    start, end = midnight(asked.day, asked.zone), midnight(date.fromordinal(asked.day.toordinal() + 1), asked.zone)
    found = day_to_print(reader=request.reader, adviser_id=person.pk, start=start, end=end)
    context = {"times": printed_times(found), "person": person, "day": asked.day, "query": asked.query(view=DAY)}
    with timezone.override(asked.zone):
        return render(request, "backoffice/agenda/day_print.html", context)


@require_POST
@for_roles(*CASE_WORKERS)
def agenda_open(request: LoggedInRequest) -> HttpResponse:
    """Open hours; nothing is opened when one day is in the way."""
    form = _opening_form(request, asked_of(request), data=request.POST)
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
    return to_day(said["day"])


@require_POST
@for_roles(*CASE_WORKERS)
def agenda_close(request: LoggedInRequest, opening_id: UUID) -> HttpResponse:
    opening = readable_opening(request.reader, opening_id)
    if not can_on_platform(request.reader, Right.EDIT_OPENINGS, opening.platform_id):
        raise PermissionDenied
    day = timezone.localdate(opening.period.lower, zone_of(opening.platform_id))
    close_hours(opening=opening)
    messages.success(request, "La plage est retirée. Les rendez-vous déjà pris restent.")
    return to_day(day)


def to_day(day: date) -> HttpResponse:
    """Back to the week of this day."""
    return redirect(f"{reverse('backoffice:agenda')}?semaine={day.isoformat()}")


def _page(request: LoggedInRequest, form: OpeningForm | None, status: int = 200) -> HttpResponse:
    asked, now = asked_of(request), timezone.now()
    items = _items(request, asked)
    waiting = to_be_noted(reader=request.reader, adviser_id=request.user.pk, now=now)
    context: dict[str, Any] = {
        "asked": asked,
        "grid": _grid(asked, items),
        "views": [(label, asked.query(view=view), view == asked.view) for view, label in VIEWS.items()],
        "previous": asked.query(day=asked.previous_day),
        "next": asked.query(day=asked.next_day),
        "now_query": asked.query(day=timezone.localdate(timezone=asked.zone)),
        "print_query": asked.query(view=DAY),
        "to_be_noted": waiting,
        "form": form or _opening_form(request, asked),
        "is_month": asked.view == MONTH,
        "today": timezone.localdate(timezone=asked.zone),
    }
    with timezone.override(asked.zone):
        return render(request, "backoffice/agenda/agenda.html", context, status=status)


def _items(request: LoggedInRequest, asked: Asked) -> list[Item]:
    start, end = asked.bounds()
    common: dict[str, Any] = {"reader": request.reader, "agenda": asked.agenda, "start": start, "end": end}
    if asked.place is not None:
        board = board_of_place(place_id=asked.place.pk, **common)
    else:
        board = board_of_advisers(adviser_ids=[one.pk for one in asked.people], **common)
    names = {one.pk: one for one in asked.team}
    several = asked.place is not None or (asked.view == MONTH and len(asked.people) > 1)
    return items_of(board, names=names, now=timezone.now(), kind_id=asked.kind_id, with_people=several)


def _grid(asked: Asked, items: list[Item]) -> Grid:
    days = days_between(asked.first_day, asked.last_day)
    today = timezone.localdate(timezone=asked.zone)
    if asked.view == MONTH:
        return month_of(items, days, asked.day.month, asked.zone)
    if asked.is_whole_team:
        if asked.view == DAY:
            return hours_by_person(items, asked.day, asked.people, asked.zone)
        return people_by_day(items, days, asked.people, today, asked.zone)
    return hours_by_day(items, days, today, asked.zone)


def _opening_form(request: LoggedInRequest, asked: Asked, data: object = None) -> OpeningForm:
    advisers = asked.team if len(asked.platforms) == 1 else colleagues_of(request.reader)
    initial = {
        "platform": str(asked.platform.pk),
        "adviser": str(request.user.pk),
        "day": read_day(request.GET.get("jour"), timezone.localdate(timezone=asked.zone)),
    }
    return OpeningForm(data, platforms=asked.platforms, advisers=advisers, initial=initial)
