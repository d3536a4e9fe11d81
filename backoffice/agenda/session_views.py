"""Collective sessions: planned, their list of people, who came."""

from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, demand_on_platform, for_roles
from backoffice.agenda.appointment_forms import CancelForm
from backoffice.agenda.asked import platform_asked
from backoffice.agenda.subjects import found_in, subject_asked
from renovation.accounts.models import User
from renovation.appointments.enums import AppointmentState, BookingOrigin, Modality
from renovation.appointments.models import AppointmentType, CollectiveSession, Place
from renovation.appointments.operations import (
    AppointmentRefused,
    Details,
    SessionPlan,
    book_seat,
    cancel_session,
    note_attendance,
    plan_session,
)
from renovation.appointments.queries import places_of, readable_session, sessions_between, types_of, zone_of
from renovation.appointments.rules.wall_clock import HoursRefused, instant
from renovation.edge.forms import AgendaDayField
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.models import Platform
from renovation.platforms.queries import agents_working_on_cases
from renovation.platforms.rules.tokens import new_token

BEHIND, AHEAD = timedelta(days=120), timedelta(days=400)
PRESENCES = [
    (AppointmentState.DONE.value, "Présent"),
    (AppointmentState.EXCUSED.value, "Excusé"),
    (AppointmentState.MISSED.value, "Absent"),
]


class SessionForm(forms.Form):
    """When, where, by whom, how many."""

    kind = forms.ChoiceField(label="Type")
    title = forms.CharField(label="Titre", max_length=150, help_text="Par exemple « Comprendre les aides ».")
    day = AgendaDayField(label="Jour")
    hour = forms.TimeField(label="Heure", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    modality = forms.ChoiceField(label="Modalité", choices=Modality.choices, initial=Modality.OFFICE)
    place = forms.ChoiceField(label="Lieu", required=False)
    room = forms.ChoiceField(label="Salle", required=False)
    capacity = forms.IntegerField(
        label="Nombre de places", min_value=2, max_value=500, required=False, help_text="Vide : celui du type."
    )
    advisers = forms.MultipleChoiceField(
        label="Animée par",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez au moins une personne."},
    )
    is_public = forms.BooleanField(label="Ouverte aux inscriptions sur le site", required=False, initial=True)

    def __init__(
        self,
        *args: Any,
        kinds: list[AppointmentType],
        places: list[Place],
        team: list[User],
        zone: ZoneInfo,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.kinds = {str(one.pk): one for one in kinds}
        self.places = {str(one.pk): one for one in places}
        self.rooms = {str(room.pk): room for one in places for room in one.rooms.all()}
        self.team = {str(one.pk): one for one in team}
        offered = {
            "kind": [(key, one.name) for key, one in self.kinds.items()],
            "place": [("", "Aucun"), *((key, one.name) for key, one in self.places.items())],
            "room": [("", "Aucune"), *((key, str(one)) for key, one in self.rooms.items())],
            "advisers": [(key, str(one)) for key, one in self.team.items()],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("modality") in Modality.at_a_place() and not said.get("place"):
            self.add_error("place", "Choisissez le lieu où les personnes viennent.")
        if said.get("day") and said.get("hour"):
            try:
                said["starts_at"] = instant(said["day"], said["hour"], self.zone)
            except HoursRefused as refused:
                self.add_error("hour", str(refused))
        return said

    def plan(self) -> SessionPlan:
        said = self.cleaned_data
        return SessionPlan(
            starts_at=said["starts_at"],
            advisers=[self.team[key] for key in said["advisers"]],
            modality=said["modality"],
            at_place=self.places.get(said["place"]),
            room=self.rooms.get(said["room"]),
            capacity=said["capacity"],
            title=said["title"],
            is_public=said["is_public"],
        )


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def sessions(request: LoggedInRequest) -> HttpResponse:
    """Those to come and those of the last months; a form to plan one."""
    platform = platform_asked(request, request.GET)
    form = _form(request, platform)
    if request.method != "POST":
        return _list(request, platform, form)
    demand_on_platform(request, Right.WORK_APPOINTMENTS, platform.pk)
    if not form.is_valid():
        return _list(request, platform, form, status=422)
    try:
        planned = plan_session(kind=form.kinds[form.cleaned_data["kind"]], plan=form.plan(), now=timezone.now())
    except AppointmentRefused as refused:
        form.add_error("day", str(refused))
        return _list(request, platform, form, status=422)
    messages.success(request, "La séance est prévue.")
    return redirect("backoffice:session", planned.pk)


@require_GET
@for_roles(*CASE_WORKERS)
def session(request: LoggedInRequest, session_id: UUID) -> HttpResponse:
    """The list of people, to print and to tick."""
    return _page(request, readable_session(request.reader, session_id))


@require_POST
@for_roles(*CASE_WORKERS)
def session_attendance(request: LoggedInRequest, session_id: UUID) -> HttpResponse:
    found = _to_work_on(request, session_id)
    allowed = dict(PRESENCES)
    outcomes = {
        one.pk: AppointmentState(said)
        for one in found.attendance  # type: ignore[attr-defined]
        if (said := request.POST.get(f"presence-{one.pk}", "")) in allowed
    }
    try:
        note_attendance(session=found, outcomes=outcomes, author=request.user, now=timezone.now())
        messages.success(request, f"Présences notées\u00a0: {len(outcomes)}.")
    except AppointmentRefused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:session", found.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def session_join(request: LoggedInRequest, session_id: UUID) -> HttpResponse:
    """Give a seat to a household found by a search."""
    found = _to_work_on(request, session_id)
    subject = subject_asked(request)
    if subject is None or subject.household.platform_id != found.platform_id:
        messages.error(request, "Choisissez une personne de cette plateforme.")
        return redirect("backoffice:session", found.pk)
    details = Details(lead=subject.lead, case=subject.case, origin=BookingOrigin.TEAM, booked_by=request.user)
    try:
        book_seat(session=found, household=subject.household, token=new_token(), now=timezone.now(), details=details)
        messages.success(request, f"{subject.household} est sur la liste.")
    except AppointmentRefused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:session", found.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def session_cancel(request: LoggedInRequest, session_id: UUID) -> HttpResponse:
    """Everybody on the list is told."""
    found = _to_work_on(request, session_id)
    form = CancelForm(request.POST)
    if not form.is_valid():
        messages.error(request, f"Motif\u00a0: {form.errors['reason'][0]}")
        return redirect("backoffice:session", found.pk)
    try:
        reason = form.cleaned_data["reason"]
        cancel_session(session=found, agent=request.user, reason=reason, now=timezone.now())
        messages.success(request, "La séance est annulée. Les personnes inscrites sont prévenues.")
    except AppointmentRefused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:session", found.pk)


def _to_work_on(request: LoggedInRequest, session_id: UUID) -> CollectiveSession:
    found = readable_session(request.reader, session_id)
    demand_on_platform(request, Right.WORK_APPOINTMENTS, found.platform_id)
    return found


def _form(request: LoggedInRequest, platform: Platform) -> SessionForm:
    kinds = [
        one for one in types_of(reader=request.reader, platform_id=platform.pk) if one.is_active and one.is_collective
    ]
    return SessionForm(
        request.POST if request.method == "POST" else None,
        kinds=kinds,
        places=places_of(platform),
        team=agents_working_on_cases(platform.pk),
        zone=zone_of(platform.pk),
        initial={"advisers": [str(request.user.pk)]},
    )


def _list(request: LoggedInRequest, platform: Platform, form: SessionForm, status: int = 200) -> HttpResponse:
    now = timezone.now()
    found = sessions_between(reader=request.reader, start=now - BEHIND, end=now + AHEAD)
    own = [one for one in found if one.platform_id == platform.pk]
    context = {
        "ahead": [one for one in own if one.ends_at > now],
        "past": [one for one in reversed(own) if one.ends_at <= now],
        "form": form,
    }
    with timezone.override(zone_of(platform.pk)):
        return render(request, "backoffice/agenda/sessions.html", context, status=status)


def _page(request: LoggedInRequest, found: CollectiveSession) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:100]
    context = {
        "session": found,
        "attendance": found.attendance,  # type: ignore[attr-defined]
        "presences": PRESENCES,
        "has_begun": found.starts_at <= timezone.now(),
        "is_cancelled": found.state == "cancelled",
        "text": text,
        "found": found_in(request.reader, text),
    }
    with timezone.override(zone_of(found.platform_id)):
        return render(request, "backoffice/agenda/session.html", context)
