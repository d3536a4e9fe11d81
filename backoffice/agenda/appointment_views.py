"""One appointment and what is done with it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, demand_on_platform, for_roles
from backoffice.agenda.appointment_forms import CancelForm, CloseForm, GiveForm
from backoffice.agenda.asked import read_day
from backoffice.agenda.slots import SlotSearch, offered_slots, since_day
from renovation.appointments.enums import AppointmentState, Modality
from renovation.appointments.models import Appointment
from renovation.appointments.operations import AppointmentRefused, SlotTaken, cancel, close, give, move
from renovation.appointments.queries import day_to_print, places_of, readable_appointment, zone_of
from renovation.appointments.queries.no_shows import no_shows_of
from renovation.appointments.queries.search import Search
from renovation.appointments.queries.visits import dwelling_address
from renovation.appointments.rules.offered import Asked, read_code
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.queries import agents_working_on_cases, people_among

PAGE = "backoffice/agenda/appointment.html"


@require_GET
@for_roles(*CASE_WORKERS)
def appointment(request: LoggedInRequest, appointment_id: UUID) -> HttpResponse:
    return _page(request, readable_appointment(request.reader, appointment_id))


@require_POST
@for_roles(*CASE_WORKERS)
def appointment_close(request: LoggedInRequest, appointment_id: UUID) -> HttpResponse:
    """What became of it, the minutes and the next step."""
    found = _to_work_on(request, appointment_id)
    form = _close_form(found, request.POST)
    if not form.is_valid():
        return _page(request, found, close_form=form, status=422)
    try:
        close(
            appointment=found,
            state=AppointmentState(form.cleaned_data["state"]),
            author=request.user,
            now=timezone.now(),
            minutes=form.cleaned_data.get("minutes", ""),
            next_step=form.next_step(),
        )
    except AppointmentRefused as refused:
        form.add_error("state", str(refused))
        return _page(request, found, close_form=form, status=422)
    messages.success(request, "C’est noté.")
    return redirect("backoffice:appointment", found.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def appointment_cancel(request: LoggedInRequest, appointment_id: UUID) -> HttpResponse:
    """The household is told by mail."""
    found = _to_work_on(request, appointment_id)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _page(request, found, cancel_form=form, status=422)
    try:
        reason = form.cleaned_data["reason"]
        cancel(appointment=found, by_household=False, agent=request.user, reason=reason, now=timezone.now())
        messages.success(request, "Le rendez-vous est annulé. Le ménage en est prévenu.")
    except AppointmentRefused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:appointment", found.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def appointment_give(request: LoggedInRequest, appointment_id: UUID) -> HttpResponse:
    """The same time with a colleague; the household and the colleague are told."""
    found = _to_work_on(request, appointment_id)
    form = _give_form(found, request.POST)
    if not form.is_valid():
        return _page(request, found, give_form=form, status=422)
    try:
        give(appointment=found, adviser_id=form.chosen().pk, now=timezone.now())
    except SlotTaken:
        form.add_error("adviser", "Cette personne n’est pas libre à ce moment.")
        return _page(request, found, give_form=form, status=422)
    except AppointmentRefused as refused:
        form.add_error("adviser", str(refused))
        return _page(request, found, give_form=form, status=422)
    messages.success(request, f"Le rendez-vous est confié à {form.chosen()}. Le ménage en est prévenu.")
    return redirect("backoffice:appointment", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def appointment_move(request: LoggedInRequest, appointment_id: UUID) -> HttpResponse:
    """Another time: free slots of the same type, the same adviser first."""
    found = _to_work_on(request, appointment_id)
    if request.method != "POST":
        return _move_page(request, found)
    asked = read_code(request.POST.get("slot", ""))
    if asked is None:
        return _move_page(request, found, error="Choisissez un créneau.")
    try:
        address = request.POST.get("visit_address", "")[:200]
        move(appointment=found, asked=asked, now=timezone.now(), search=_search(request, found), address=address)
    except AppointmentRefused as refused:
        return _move_page(request, found, error=str(refused))
    messages.success(request, "Le rendez-vous est déplacé. Le ménage en est prévenu.")
    return redirect("backoffice:appointment", found.pk)


def _to_work_on(request: LoggedInRequest, appointment_id: UUID) -> Appointment:
    found = readable_appointment(request.reader, appointment_id)
    demand_on_platform(request, Right.WORK_APPOINTMENTS, found.platform_id)
    return found


def _page(
    request: LoggedInRequest,
    found: Appointment,
    *,
    close_form: CloseForm | None = None,
    cancel_form: CancelForm | None = None,
    give_form: GiveForm | None = None,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    added = day_to_print(reader=request.reader, adviser_id=found.adviser_id, start=found.starts_at, end=found.ends_at)
    ids = [one for one in (found.cancelled_by_id, found.created_by_id) if one is not None]
    context: dict[str, Any] = {
        "appointment": found,
        "added": next((each for each in added if each.pk == found.pk), found),
        "answers": _answers(found),
        "others": list(found.with_advisers.all()),
        "is_ahead": found.is_ahead(now),
        "can_be_closed": found.state != AppointmentState.CANCELLED and found.session_id is None,
        "can_be_given": found.is_ahead(now) and found.session_id is None,
        "can_be_moved": found.is_ahead(now) and found.kind is not None and found.session_id is None,
        "missed": no_shows_of(found.household, now=now),
        "agents": {one.pk: one for one in people_among(ids)},
        "close_form": close_form or _close_form(found),
        "cancel_form": cancel_form or CancelForm(),
        "give_form": give_form or _give_form(found),
        "has_errors": status != 200,
        "day": timezone.localdate(found.starts_at, zone_of(found.platform_id)),
    }
    context["cancelled_by"] = context["agents"].get(found.cancelled_by_id)
    context["created_by"] = context["agents"].get(found.created_by_id)
    with timezone.override(zone_of(found.platform_id)):
        return render(request, PAGE, context, status=status)


def _answers(found: Appointment) -> list[tuple[str, str]]:
    """The questions of the type, with what was answered."""
    questions = found.kind.questions if found.kind is not None else []
    labels = {str(one["code"]): str(one["label"]) for one in questions}
    return [(labels.get(code, code), str(answer)) for code, answer in found.answers.items()]


def _close_form(found: Appointment, data: Any = None) -> CloseForm:
    team = agents_working_on_cases(found.platform_id)
    state = found.state if found.state in AppointmentState.outcomes() else None
    ahead = found.starts_at > timezone.now()
    initial = {"state": AppointmentState.EXCUSED if ahead else state}
    return CloseForm(data, team=team, with_case=found.case_id is not None, is_ahead=ahead, initial=initial)


def _give_form(found: Appointment, data: Any = None) -> GiveForm:
    team = [one for one in agents_working_on_cases(found.platform_id) if one.pk != found.adviser_id]
    return GiveForm(data, team=team)


def _search(request: LoggedInRequest, found: Appointment) -> Search:
    form = _search_form(request, found)
    narrowed = form.search()
    return Search(
        adviser_ids=narrowed.adviser_ids,
        modalities=narrowed.modalities,
        place_id=narrowed.place_id,
        commune_insee=narrowed.commune_insee or found.commune_id or "",
        by_team=True,
        ignoring_appointment=found.pk,
    )


def _search_form(request: LoggedInRequest, found: Appointment) -> SlotSearch:
    if found.kind is None or found.session_id is not None:
        raise Appointment.DoesNotExist
    asked = request.GET.copy()
    # Dropped in the column of a colleague.
    asked.setdefault("adviser", asked.get("qui", str(found.adviser_id)))
    team, places = agents_working_on_cases(found.platform_id), places_of(found.platform)
    return SlotSearch(asked, kind=found.kind, team=team, places=places)


def _move_page(request: LoggedInRequest, found: Appointment, error: str = "") -> HttpResponse:
    form, now, zone = _search_form(request, found), timezone.now(), zone_of(found.platform_id)
    if found.kind is None:
        raise Appointment.DoesNotExist
    names = {one.pk: one for one in agents_working_on_cases(found.platform_id)}
    since = since_day(request.GET.get("jour"), now, zone)
    own = Asked(found.starts_at, found.modality, found.at_place_id)
    search = _search(request, found)
    offered = offered_slots(found.kind, search, since=since, now=now, zone=zone, names=names, but=own)
    day, hour = read_day(request.GET.get("jour"), since), request.GET.get("heure", "")
    dropped = offered.starting_at(day, hour, zone)
    context = {
        "appointment": found,
        "form": form,
        "offered": offered,
        "chosen": [request.POST.get("slot", "") or (dropped.code if dropped is not None else "")],
        "error": error,
        # An appointment dropped where nobody is free: said, rather than left to be found out.
        "missed_drop": f"{date_format(day, 'l j F')} à {hour} h" if hour.isdecimal() and dropped is None else "",
        "becomes_visit": found.modality != Modality.HOME and Modality.HOME in found.kind.modalities,
        "address": request.POST.get("visit_address", "")[:200] or dwelling_address(found.case),
    }
    with timezone.override(zone):
        return render(request, "backoffice/agenda/move.html", context, status=422 if error else 200)
