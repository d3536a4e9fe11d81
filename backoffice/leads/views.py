"""The list of leads, and one lead."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, demand, for_roles
from backoffice.conflicts import Difference
from backoffice.leads.forms import LeadFilter, QualificationForm
from backoffice.lists import criteria_of, page_of, page_of_keys
from renovation.alerts.queries import alerts_of
from renovation.appointments.queries import appointments_of_lead
from renovation.campaigns.queries import campaigns_received
from renovation.cases.enums import LeadState
from renovation.cases.models import Lead
from renovation.cases.operations import convert_lead, lead_values, note_lead_read, qualify_lead, take_lead
from renovation.cases.queries import LeadCriteria, lead_for, lead_list
from renovation.cases.refusals import EditConflict, Refused
from renovation.edge.requests import LoggedInRequest
from renovation.leads.queries import (
    by_priority,
    duplicates_of,
    last_handover,
    merges_of,
    priority_of,
    scores_of,
    with_duplicates,
)
from renovation.leads.rules.scoring import Score
from renovation.pathways.queries import published_on
from renovation.platforms.enums import Right
from renovation.platforms.permissions import platforms_open_to
from renovation.platforms.queries import agents_working_on_cases, platforms_of


@require_GET
@for_roles(*CASE_WORKERS)
def leads(request: LoggedInRequest) -> HttpResponse:
    """Households that wait for an answer."""
    now = timezone.now()
    form = LeadFilter(request.GET)
    asked = criteria_of(form)
    criteria = LeadCriteria(text=asked.pop("q", ""), **asked)
    found = lead_list(request.reader, criteria, now=now)
    if criteria.sort == "priority":
        page = page_of_keys(request, found, by_priority(found, now=now))
    else:
        page = page_of(request, found)
    set_by = platforms_open_to(request.reader, Right.SET_LEADS)
    context = {
        "form": form,
        "page": page,
        "rows": _rows(page.object_list, now),
        "now": now,
        "is_filtered": any(request.GET.values()),
        "set_on": [one for one in platforms_of(request.reader) if one.pk in set_by] if set_by else [],
    }
    return render(request, "backoffice/leads/list.html", context)


def _rows(leads: Iterable[Lead], now: datetime) -> list[tuple[Lead, Score, bool]]:
    """Each with its priority, and whether it may be there twice."""
    shown = list(leads)
    scores = scores_of(shown, now=now) if shown else {}
    waiting = [each.household for each in shown if each.state in LeadState.waiting()]
    duplicates = with_duplicates(waiting) if waiting else {}
    return [(each, scores[each.pk], bool(duplicates.get(each.household_id))) for each in shown]


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def lead(request: LoggedInRequest, lead_id: UUID) -> HttpResponse:
    """Everything that the household typed, and the form of what we understood."""
    found = lead_for(request.reader, lead_id)
    demand(request, Right.READ_LEAD, found)
    if request.method == "POST":
        return _qualify(request, found)
    note_lead_read(lead=found, reader_id=request.user.pk, now=timezone.now())
    return _page(request, found, _form(found))


@require_POST
@for_roles(*CASE_WORKERS)
def lead_take(request: LoggedInRequest, lead_id: UUID) -> HttpResponse:
    """The reader will answer this lead."""
    found = lead_for(request.reader, lead_id)
    demand(request, Right.WORK_LEAD, found)
    try:
        take_lead(lead_id=found.pk, taker=request.user, seen=request.POST.get("vu", ""))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Ce prospect vous est confié.")
    return redirect("backoffice:lead", found.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def lead_convert(request: LoggedInRequest, lead_id: UUID) -> HttpResponse:
    """Open the case of this lead; asked twice, it is the same case."""
    found = lead_for(request.reader, lead_id)
    demand(request, Right.WORK_LEAD, found)
    asked = request.POST.get("pathway", "")
    version = next((one for one in published_on(found.platform_id) if str(one.pk) == asked), None)
    if asked and version is None:
        messages.error(request, "Le parcours choisi n’est plus en vigueur. Choisissez-en un autre : rien n’est ouvert.")
        return redirect("backoffice:lead", found.pk)
    case = convert_lead(lead_id=found.pk, author=request.user, now=timezone.now(), version=version)
    messages.success(request, f"Le dossier {case.number} est ouvert.")
    return redirect("backoffice:case", case.pk)


def _qualify(request: LoggedInRequest, found: Lead) -> HttpResponse:
    demand(request, Right.WORK_LEAD, found)
    form = _form(found, data=request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        qualify_lead(
            lead_id=found.pk,
            author=request.user,
            base=form.cleaned_data["base"],
            values=form.values(),
            now=timezone.now(),
        )
    except EditConflict as conflict:
        again, differences = form.facing(conflict)
        return _page(request, lead_for(request.reader, found.pk), again, differences, status=409)
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, form)
    messages.success(request, "Le prospect est enregistré.")
    return redirect("backoffice:lead", found.pk)


def _form(found: Lead, data: object = None) -> QualificationForm:
    agents = agents_working_on_cases(found.platform_id)
    current = {name: str(value) for name, value in lead_values(found).items()}
    return QualificationForm(data, current=current, present_state=found.state, agents=agents)


def _page(
    request: LoggedInRequest,
    found: Lead,
    form: object,
    differences: list[Difference] | None = None,
    status: int = 200,
) -> HttpResponse:
    now = timezone.now()
    context = {
        "lead": found,
        "form": form,
        "differences": differences or [],
        "appointments": appointments_of_lead(found),
        "pathways": published_on(found.platform_id),
        "alerts": alerts_of(found),
        "score": priority_of(found, now=now),
        "handover": last_handover(found),
        "received": campaigns_received(found.household),
        "duplicates": duplicates_of(found.household),
        "merges": [(one, one.can_be_undone(now)) for one in merges_of(found.household)],
        "now": now,
    }
    return render(request, "backoffice/leads/lead.html", context, status=status)
