"""Booking on behalf of a household, during a call: whom, what, when."""

import uuid
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, demand_on_platform, for_roles
from backoffice.agenda.asked import platform_asked
from backoffice.agenda.booking_forms import BookForm, CallerForm, OutsideForm
from backoffice.agenda.slots import SlotSearch, offered_slots, since_day
from backoffice.agenda.subjects import found_in, subject_asked
from renovation.appointments.enums import BookingOrigin
from renovation.appointments.models import AppointmentType
from renovation.appointments.operations import AddressNeeded, AppointmentRefused, Details, book
from renovation.appointments.operations.outside_hours import ChosenTime, book_outside_hours
from renovation.appointments.queries import places_of, types_of, zone_of
from renovation.appointments.queries.no_shows import no_shows_of
from renovation.appointments.queries.subjects import Subject
from renovation.appointments.queries.visits import dwelling_address
from renovation.appointments.rules.offered import read_code
from renovation.cases.enums import LeadOrigin
from renovation.cases.operations import SpokenContact, enter_lead
from renovation.edge.reading import read_id
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.queries import agents_working_on_cases

ROOM = "backoffice/agenda/booking.html"


@require_GET
@for_roles(*CASE_WORKERS)
def booking(request: LoggedInRequest) -> HttpResponse:
    """First whom: a search, or a new person. Then what and when."""
    subject = subject_asked(request)
    if subject is None:
        return _whom(request, CallerForm())
    return _when(request, subject)


@require_POST
@for_roles(*CASE_WORKERS)
def booking_caller(request: LoggedInRequest) -> HttpResponse:
    """A person whom nobody knows becomes a lead, and its appointment is chosen at once."""
    platform = platform_asked(request, request.POST)
    demand_on_platform(request, Right.WORK_APPOINTMENTS, platform.pk)
    form = CallerForm(request.POST)
    if not form.is_valid():
        return _whom(request, form, status=422)
    said = form.cleaned_data
    names = ("first_name", "last_name", "email", "phone", "commune", "request", "agreed")
    lead = enter_lead(
        platform=platform,
        author=request.user,
        origin=LeadOrigin.PHONE,
        contact=SpokenContact(callback_wish="", **{name: said[name] for name in names}),
        follow=True,
        key=said["key"],
        now=timezone.now(),
    )
    asked = {"prospect": str(lead.pk), "jour": request.POST.get("jour", "")}
    return redirect(f"{reverse('backoffice:booking')}?{urlencode(asked)}")


@require_http_methods(["POST"])
@for_roles(*CASE_WORKERS)
def booking_take(request: LoggedInRequest) -> HttpResponse:
    """Take the slot chosen, or a time outside opened hours."""
    subject = subject_asked(request)
    if subject is None:
        return redirect("backoffice:booking")
    platform = subject.household.platform
    demand_on_platform(request, Right.WORK_APPOINTMENTS, platform.pk)
    kind = _kind(request, _kinds(request, platform))
    if kind is None:
        return redirect("backoffice:booking")
    address = dwelling_address(subject.case)
    outside = _outside_form(platform, kind, request.POST) if "hors" in request.POST else None
    form = BookForm(request.POST if outside is None else None, kind=kind, address=address)
    error = _book(request, subject, kind, form) if outside is None else _book_outside(request, subject, kind, outside)
    if isinstance(error, HttpResponse):
        return error
    return _when(request, subject, form=form, outside=outside, error=error, status=422)


def _book(request: LoggedInRequest, subject: Subject, kind: AppointmentType, form: BookForm) -> HttpResponse | str:
    asked = read_code(request.POST.get("slot", ""))
    if asked is None:
        return "Choisissez un créneau."
    if not form.is_valid():
        return "Vérifiez le formulaire."
    adviser = read_id(request.GET.get("adviser"))
    search = _search_form(request, subject.household.platform, kind).search()
    details = _details(request, subject, form.cleaned_data, adviser, search.commune_insee)
    key = str(form.cleaned_data["key"])
    try:
        taken = book(
            kind=kind, household=subject.household, asked=asked, token=key, now=timezone.now(), details=details
        )
    except AddressNeeded as refused:
        form.add_error("visit_address", str(refused))
        return str(refused)
    except AppointmentRefused as refused:
        return f"{refused} Voici ce qui est encore libre."
    return _done(request, taken.pk)


def _book_outside(
    request: LoggedInRequest, subject: Subject, kind: AppointmentType, form: OutsideForm
) -> HttpResponse | str:
    if not form.is_valid():
        return ""
    said = form.cleaned_data
    chosen = ChosenTime(
        form.starts_at, said["modality"], [UUID(one) for one in said["advisers"]], form.places.get(said["place"])
    )
    try:
        taken = book_outside_hours(
            kind=kind,
            household=subject.household,
            chosen=chosen,
            token=str(said["key"]),
            now=timezone.now(),
            details=_details(request, subject, said, None, ""),
        )
    except AddressNeeded as refused:
        form.add_error("visit_address", str(refused))
        return ""
    except AppointmentRefused as refused:
        form.add_error("hour", str(refused))
        return ""
    return _done(request, taken.pk)


def _details(
    request: LoggedInRequest, subject: Subject, said: Mapping[str, Any], adviser: UUID | None, insee: str
) -> Details:
    return Details(
        lead=subject.lead,
        case=subject.case,
        subject=said["subject"],
        visit_address=said.get("visit_address", ""),
        origin=BookingOrigin.TEAM,
        adviser_id=adviser,
        commune_insee=insee,
        booked_by=request.user,
    )


def _done(request: LoggedInRequest, appointment_id: UUID) -> HttpResponse:
    messages.success(request, "Le rendez-vous est pris. Le ménage reçoit une confirmation s’il a une adresse e-mail.")
    return redirect("backoffice:appointment", appointment_id)


def _whom(request: LoggedInRequest, form: CallerForm, status: int = 200) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:100]
    context = {
        "text": text,
        "found": found_in(request.reader, text),
        "form": form,
        "platform": platform_asked(request, request.GET or request.POST),
        "day": request.GET.get("jour", request.POST.get("jour", "")),
    }
    return render(request, "backoffice/agenda/booking_whom.html", context, status=status)


def _when(
    request: LoggedInRequest,
    subject: Subject,
    *,
    form: BookForm | None = None,
    outside: OutsideForm | None = None,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    platform = subject.household.platform
    kinds = _kinds(request, platform)
    kind = _kind(request, kinds)
    context: dict[str, Any] = {
        "subject": subject,
        "kinds": kinds,
        "kind": kind,
        "error": error,
        "chosen": [request.POST.get("slot", "")],
        "form": form or BookForm(kind=kind, address=dwelling_address(subject.case)),
        "missed": no_shows_of(subject.household, now=timezone.now()),
        "hidden": [(name, request.GET[name]) for name in ("dossier", "prospect", "menage") if name in request.GET],
    }
    zone = zone_of(platform.pk)
    if kind is not None:
        context |= _offered(request, platform, kind)
        context["outside"] = outside or _outside_form(platform, kind, address=dwelling_address(subject.case))
    with timezone.override(zone):
        return render(request, ROOM, context, status=status)


def _offered(request: LoggedInRequest, platform: Platform, kind: AppointmentType) -> dict[str, Any]:
    now, zone = timezone.now(), zone_of(platform.pk)
    search = _search_form(request, platform, kind)
    names = {one.pk: one for one in agents_working_on_cases(platform.pk)}
    since = since_day(request.GET.get("jour"), now, zone)
    found = offered_slots(kind, search.search(), since=since, now=now, zone=zone, names=names)
    return {"search": search, "offered": found}


def _kinds(request: LoggedInRequest, platform: Platform) -> list[AppointmentType]:
    """What is booked one household at a time; seats of sessions are taken on the page of the session."""
    return [
        one for one in types_of(reader=request.reader, platform_id=platform.pk) if one.is_active and one.capacity == 1
    ]


def _kind(request: LoggedInRequest, kinds: list[AppointmentType]) -> AppointmentType | None:
    asked = read_id(request.GET.get("type"))
    return next((one for one in kinds if one.pk == asked), kinds[0] if kinds else None)


def _search_form(request: LoggedInRequest, platform: Platform, kind: AppointmentType) -> SlotSearch:
    team, places = agents_working_on_cases(platform.pk), places_of(platform)
    return SlotSearch(request.GET, kind=kind, team=team, places=places)


def _outside_form(platform: Platform, kind: AppointmentType, data: Any = None, address: str = "") -> OutsideForm:
    team, places = agents_working_on_cases(platform.pk), places_of(platform)
    initial = {"key": uuid.uuid4()}
    zone = zone_of(platform.pk)
    return OutsideForm(data, kind=kind, team=team, places=places, zone=zone, address=address, initial=initial)
