"""The settings of the agenda, for those who manage a platform."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from backoffice.access import demand_on_platform, for_right
from backoffice.agenda.asked import named, platform_asked
from backoffice.agenda.settings_sheets import (
    adviser_sheet,
    general_sheet,
    in_units,
    place_sheet,
    reminder_sheet,
    sector_sheet,
    type_sheet,
)
from backoffice.agenda.sheets import back_to_settings, sheet_page
from renovation.accounts.models import User
from renovation.appointments.models import ReminderRule
from renovation.appointments.operations import delete_reminder_rule, delete_sector
from renovation.appointments.permissions import can_set_agenda
from renovation.appointments.queries import (
    adviser_settings_of,
    agenda_of,
    readable_type,
    reminder_rules_of,
    sectors_of,
    types_of,
)
from renovation.appointments.queries.own import all_places_of, readable_reminder_rule, readable_sector
from renovation.appointments.queries.settings import readable_place
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.queries import agents_working_on_cases

UNITS = {"1440": ("jour", "jours"), "60": ("heure", "heures"), "1": ("minute", "minutes")}
WRITES = ["GET", "HEAD", "POST"]


@require_GET
@for_right(Right.SET_AGENDA)
def agenda_settings(request: LoggedInRequest) -> HttpResponse:
    """Everything that may be set, on one page."""
    platform = _platform(request)
    known = adviser_settings_of(platform)
    team = agents_working_on_cases(platform.pk)
    context = {
        "platform": platform,
        "of_platform": named(request, platform),
        "kinds": types_of(reader=request.reader, platform_id=platform.pk),
        "places": all_places_of(platform),
        "sectors": sectors_of(platform),
        "team": [(one, known.get(one.pk)) for one in team],
        "reminders": [(one, _when(one)) for one in reminder_rules_of(platform)],
        "agenda": agenda_of(platform.pk),
    }
    return render(request, "backoffice/agenda/settings.html", context)


@require_http_methods(WRITES)
@for_right(Right.SET_AGENDA)
def general_edit(request: LoggedInRequest) -> HttpResponse:
    return sheet_page(request, general_sheet(_platform(request)))


@require_http_methods(WRITES)
@for_right(Right.SET_AGENDA)
def type_new(request: LoggedInRequest) -> HttpResponse:
    return sheet_page(request, type_sheet(request.reader, _platform(request), None))


@require_http_methods(WRITES)
@for_right(Right.SET_AGENDA)
def type_edit(request: LoggedInRequest, type_id: UUID) -> HttpResponse:
    found = readable_type(request.reader, type_id)
    return sheet_page(request, type_sheet(request.reader, found.platform, found))


@require_http_methods(WRITES)
@for_right(Right.SET_AGENDA)
def place_new(request: LoggedInRequest) -> HttpResponse:
    return sheet_page(request, place_sheet(request.reader, _platform(request), None))


@require_http_methods(WRITES)
@for_right(Right.SET_AGENDA)
def place_edit(request: LoggedInRequest, place_id: UUID) -> HttpResponse:
    found = readable_place(request.reader, place_id)
    return sheet_page(request, place_sheet(request.reader, found.platform, found))


@require_http_methods(WRITES)
@for_right(Right.SET_AGENDA)
def sector_new(request: LoggedInRequest) -> HttpResponse:
    return sheet_page(request, sector_sheet(request.reader, _platform(request), None))


@require_http_methods(WRITES)
@for_right(Right.SET_AGENDA)
def sector_edit(request: LoggedInRequest, sector_id: UUID) -> HttpResponse:
    found = readable_sector(request.reader, sector_id)
    return sheet_page(request, sector_sheet(request.reader, found.platform, found))


@require_POST
@for_right(Right.SET_AGENDA)
def sector_delete(request: LoggedInRequest, sector_id: UUID) -> HttpResponse:
    found = readable_sector(request.reader, sector_id)
    demand_on_platform(request, Right.SET_AGENDA, found.platform_id)
    delete_sector(sector=found)
    messages.success(request, f"Le secteur «\u00a0{found.name}\u00a0» est supprimé.")
    return back_to_settings(request, found.platform)


@require_http_methods(WRITES)
@for_right(Right.SET_AGENDA)
def adviser_edit(request: LoggedInRequest, adviser_id: UUID) -> HttpResponse:
    platform = _platform(request)
    found = next((one for one in agents_working_on_cases(platform.pk) if one.pk == adviser_id), None)
    if found is None:
        raise User.DoesNotExist
    return sheet_page(request, adviser_sheet(platform, found))


@require_http_methods(WRITES)
@for_right(Right.SET_AGENDA)
def reminder_new(request: LoggedInRequest) -> HttpResponse:
    return sheet_page(request, reminder_sheet(request.reader, _platform(request), None))


@require_http_methods(WRITES)
@for_right(Right.SET_AGENDA)
def reminder_edit(request: LoggedInRequest, reminder_id: UUID) -> HttpResponse:
    found = readable_reminder_rule(request.reader, reminder_id)
    return sheet_page(request, reminder_sheet(request.reader, found.platform, found))


@require_POST
@for_right(Right.SET_AGENDA)
def reminder_delete(request: LoggedInRequest, reminder_id: UUID) -> HttpResponse:
    found = readable_reminder_rule(request.reader, reminder_id)
    demand_on_platform(request, Right.SET_AGENDA, found.platform_id)
    delete_reminder_rule(rule=found)
    messages.success(request, "Ce message ne partira plus.")
    return back_to_settings(request, found.platform)


def _platform(request: LoggedInRequest) -> Platform:
    """The platform named, if the reader sets its agenda."""
    found = platform_asked(request, request.GET)
    if not can_set_agenda(request.reader, found.pk):
        demand_on_platform(request, Right.SET_AGENDA, found.pk)
    return found


def _when(rule: ReminderRule) -> str:
    number, unit = in_units(rule.minutes)
    words = UNITS[unit][0 if number == 1 else 1]
    return f"{number} {words} {'avant' if rule.kind == 'reminder' else 'après'}"
