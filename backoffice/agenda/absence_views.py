"""Absences, and the replacement of whoever is absent."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, for_roles
from backoffice.agenda.asked import midnight, platform_asked
from backoffice.agenda.decisions import decisions_in, line_of, said_of
from backoffice.keys import agent_choices
from renovation.accounts.models import User
from renovation.appointments.enums import AbsenceReason
from renovation.appointments.operations import AppointmentRefused, note_absence, remove_absence, settle
from renovation.appointments.permissions import can_note_absence
from renovation.appointments.queries import replacement_plan, zone_of
from renovation.appointments.queries.absences import absences_of_team, readable_absence
from renovation.appointments.rules.wall_clock import HoursRefused, instant
from renovation.edge.forms import AgendaDayField
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.models import Platform
from renovation.platforms.queries import agents_working_on_cases


class AbsenceForm(forms.Form):
    """Whole days, or hours of one day."""

    adviser = forms.ChoiceField(label="Qui est absent\u00a0?")
    first = AgendaDayField(label="Du")
    last = AgendaDayField(label="Au, compris", required=False, help_text="Vide : ce seul jour.")
    opens = forms.TimeField(
        label="De", required=False, widget=forms.TimeInput(attrs={"type": "time"}), help_text="Vide : toute la journée."
    )
    closes = forms.TimeField(label="À", required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    reason = forms.ChoiceField(
        label="Motif", choices=AbsenceReason.choices, help_text="Lu par vous et les responsables seulement."
    )
    note = forms.CharField(label="Précision", required=False, max_length=200)

    def __init__(self, *args: Any, people: list[User], zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.people = {str(one.pk): one for one in people}
        self.fields["adviser"].choices = agent_choices(people, "")[1:]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if bool(said.get("opens")) != bool(said.get("closes")) and not self.errors.keys() & {"opens", "closes"}:
            self.add_error("closes" if said.get("opens") else "opens", "Donnez les deux heures, ou aucune.")
        if said.get("first") and not self.errors:
            try:
                said["start"], said["end"] = self._bounds(said)
            except HoursRefused as refused:
                self.add_error("opens", str(refused))
        return said

    def _bounds(self, said: dict[str, Any]) -> tuple[datetime, datetime]:
        last = said.get("last") or said["first"]
        if said.get("opens"):
            return instant(said["first"], said["opens"], self.zone), instant(last, said["closes"], self.zone)
        return midnight(said["first"], self.zone), midnight(last + timedelta(days=1), self.zone)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def absences(request: LoggedInRequest) -> HttpResponse:
    """Those of the team, and a form to note one."""
    platform = platform_asked(request, request.GET)
    form = _form(request, platform, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _list(request, platform, form)
    if not form.is_valid():
        return _list(request, platform, form, status=422)
    said = form.cleaned_data
    adviser = form.people[said["adviser"]]
    if not can_note_absence(request.reader, adviser.pk):
        raise PermissionDenied
    try:
        noted = note_absence(
            adviser=adviser,
            start=said["start"],
            end=said["end"],
            author=request.user,
            reason=AbsenceReason(said["reason"]),
            note=said["note"],
        )
    except AppointmentRefused as refused:
        form.add_error("last", str(refused))
        return _list(request, platform, form, status=422)
    messages.success(request, "L’absence est notée. Plus rien ne peut être pris sur ces dates.")
    return redirect("backoffice:absence", noted.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def absence(request: LoggedInRequest, absence_id: UUID) -> HttpResponse:
    """The appointments that an absence touches, and what becomes of each."""
    found = readable_absence(request.reader, absence_id)
    may = can_note_absence(request.reader, found.adviser_id)
    start, end = found.period.lower, found.period.upper
    plan = replacement_plan(
        reader=request.reader, adviser_id=found.adviser_id, start=start, end=end, now=timezone.now()
    )
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        outcomes = settle(
            decisions=decisions_in(request.POST, [one.appointment for one in plan]),
            agent=request.user,
            now=timezone.now(),
            reason="Absence de la personne qui devait vous recevoir",
        )
        done, refused = said_of(outcomes)
        if done:
            messages.success(request, f"{done} Les ménages sont prévenus de ce qui change.")
        for words in refused:
            messages.error(request, words)
        return redirect("backoffice:absence", found.pk)
    context = {
        "absence": found,
        "may_decide": may,
        "lines": [line_of(one.appointment, one.free, request.GET) for one in plan],
    }
    with timezone.override(zone_of(platform_asked(request, request.GET).pk)):
        return render(request, "backoffice/agenda/absence.html", context)


@require_POST
@for_roles(*CASE_WORKERS)
def absence_remove(request: LoggedInRequest, absence_id: UUID) -> HttpResponse:
    found = readable_absence(request.reader, absence_id)
    if not can_note_absence(request.reader, found.adviser_id):
        raise PermissionDenied
    remove_absence(absence=found)
    messages.success(request, "L’absence est retirée. Les plages ouvertes sont de nouveau proposées.")
    return redirect("backoffice:absences")


def _form(request: LoggedInRequest, platform: Platform, data: Any) -> AbsenceForm:
    team = agents_working_on_cases(platform.pk)
    mine = [one for one in team if can_note_absence(request.reader, one.pk)]
    people = mine or [request.user]
    return AbsenceForm(data, people=people, zone=zone_of(platform.pk), initial={"adviser": str(request.user.pk)})


def _list(request: LoggedInRequest, platform: Platform, form: AbsenceForm, status: int = 200) -> HttpResponse:
    found = absences_of_team(reader=request.reader, platform_id=platform.pk, since=timezone.now())
    lines = [(one, str(one.adviser_id) in form.people) for one in found]
    with timezone.override(zone_of(platform.pk)):
        context = {"lines": lines, "form": form}
        return render(request, "backoffice/agenda/absences.html", context, status=status)
