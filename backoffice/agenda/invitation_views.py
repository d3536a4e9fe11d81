"""Inviting a household by mail to choose among a few slots."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from backoffice.access import CASE_WORKERS, demand_on_platform, for_roles
from backoffice.agenda.slots import SlotSearch, offered_slots, since_day
from backoffice.agenda.subjects import subject_asked
from renovation.accounts.models import User
from renovation.appointments.enums import Access
from renovation.appointments.models import AppointmentType
from renovation.appointments.operations import AppointmentRefused, invite_to_book
from renovation.appointments.queries import free_times, places_of, types_of, zone_of
from renovation.appointments.queries.search import Search
from renovation.appointments.queries.subjects import Subject
from renovation.appointments.rules.offered import Slot, read_code
from renovation.edge.reading import read_id
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.queries import agents_working_on_cases
from renovation.platforms.rules.tokens import new_token


class InvitationForm(forms.Form):
    message = forms.CharField(
        label="Message",
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Écrit dans l’e-mail, au-dessus des créneaux.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def invitation(request: LoggedInRequest) -> HttpResponse:
    """Slots that are ticked are proposed; with none, the household chooses among all that are free."""
    subject = subject_asked(request)
    if subject is None:
        return redirect("backoffice:booking")
    platform = subject.household.platform
    demand_on_platform(request, Right.WORK_APPOINTMENTS, platform.pk)
    kinds = [
        one
        for one in types_of(reader=request.reader, platform_id=platform.pk)
        if one.is_active and one.capacity == 1 and one.access != Access.TEAM
    ]
    asked = read_id(request.GET.get("type"))
    kind = next((one for one in kinds if one.pk == asked), kinds[0] if kinds else None)
    if kind is None:
        messages.error(request, "Aucun type de rendez-vous ne se prend sur invitation.")
        return redirect("backoffice:booking")
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, subject, kinds, kind, form)
    search = _search_form(request, subject, kind).search()
    adviser = next((one for one in _team(subject) if search.adviser_ids == frozenset({one.pk})), None)
    try:
        invite_to_book(
            kind=kind,
            household=subject.household,
            author=request.user,
            token=new_token(),
            now=timezone.now(),
            case=subject.case,
            lead=subject.lead,
            adviser=adviser,
            slots=_slots(request, kind, search),
            message=form.cleaned_data["message"],
        )
    except AppointmentRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, subject, kinds, kind, form)
    messages.success(request, "L’invitation est partie. Le rendez-vous apparaîtra dans l’agenda quand il sera choisi.")
    if subject.case is not None:
        return redirect("backoffice:case", subject.case.pk)
    return redirect("backoffice:lead", subject.lead.pk) if subject.lead is not None else redirect("backoffice:agenda")


def _slots(request: LoggedInRequest, kind: AppointmentType, search: Search) -> list[Slot]:
    """Those ticked that are still free, in order of time, each once."""
    free = free_times(kind=kind, now=timezone.now(), search=search)
    asked = [read_code(code) for code in dict.fromkeys(request.POST.getlist("slot"))]
    found = [slot for one in asked if one is not None and (slot := free.at(one)) is not None]
    return sorted(found, key=lambda slot: slot.starts_at)


def _team(subject: Subject) -> list[User]:
    return agents_working_on_cases(subject.household.platform_id)


def _search_form(request: LoggedInRequest, subject: Subject, kind: AppointmentType) -> SlotSearch:
    return SlotSearch(request.GET, kind=kind, team=_team(subject), places=places_of(subject.household.platform))


def _page(
    request: LoggedInRequest,
    subject: Subject,
    kinds: list[AppointmentType],
    kind: AppointmentType,
    form: InvitationForm,
) -> HttpResponse:
    now, zone = timezone.now(), zone_of(subject.household.platform_id)
    search = _search_form(request, subject, kind)
    since = since_day(request.GET.get("jour"), now, zone)
    names = {one.pk: one for one in _team(subject)}
    context = {
        "subject": subject,
        "kinds": kinds,
        "kind": kind,
        "form": form,
        "search": search,
        "offered": offered_slots(kind, search.search(), since=since, now=now, zone=zone, names=names),
        "chosen": request.POST.getlist("slot"),
        "hidden": [(name, request.GET[name]) for name in ("dossier", "prospect", "menage") if name in request.GET],
    }
    with timezone.override(zone):
        return render(request, "backoffice/agenda/invitation.html", context, status=422 if form.errors else 200)
