"""Duplicates of a lead: compared, merged, put back, or said to be others."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from backoffice.access import CASE_WORKERS, demand, for_roles
from renovation.cases.models import Lead
from renovation.cases.queries import lead_for
from renovation.edge.requests import LoggedInRequest
from renovation.households.models import Household
from renovation.leads.models import HouseholdMerge
from renovation.leads.operations import merge_households, tell_apart, undo_merge
from renovation.leads.queries import duplicates_of, household_to_merge, merge_for, waiting_lead_of
from renovation.leads.refusals import MergeRefused
from renovation.platforms.enums import Right


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*CASE_WORKERS)
def lead_merge(request: LoggedInRequest, lead_id: UUID, household_id: UUID) -> HttpResponse:
    """Both side by side; merging them is asked for here."""
    found, other = _pair(request, lead_id, household_id)
    if request.method == "POST":
        return _merge(request, found, other)
    own = household_to_merge(request.reader, found.household_id, platform_id=found.platform_id)
    reasons = next((one.why.reasons for one in duplicates_of(own) if one.household == other), ())
    context = {"lead": found, "pair": [own, other], "other": other, "reasons": reasons}
    return render(request, "backoffice/leads/merge.html", context)


@require_POST
@for_roles(*CASE_WORKERS)
def lead_apart(request: LoggedInRequest, lead_id: UUID, household_id: UUID) -> HttpResponse:
    """They look alike and are two."""
    found, other = _pair(request, lead_id, household_id)
    tell_apart(one=found.household, other=other, author=request.user)
    messages.success(request, f"C’est noté\u00a0: {other} est un autre ménage.")
    return redirect("backoffice:lead", found.pk)


@require_POST
@for_roles(*CASE_WORKERS)
def merge_undo(request: LoggedInRequest, lead_id: UUID, merge_id: UUID) -> HttpResponse:
    """What was merged by mistake is separated again."""
    found = lead_for(request.reader, lead_id)
    demand(request, Right.WORK_LEAD, found)
    merge = merge_for(request.reader, merge_id)
    if merge.kept_id != found.household_id:
        raise HouseholdMerge.DoesNotExist
    try:
        undo_merge(merge_id=merge.pk, author=request.user, now=timezone.now())
    except MergeRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"La fusion avec {merge.absorbed} est défaite.")
    return redirect("backoffice:lead", found.pk)


def _pair(request: LoggedInRequest, lead_id: UUID, household_id: UUID) -> tuple[Lead, Household]:
    """The lead and the other household. A duplicate that a colleague merged meanwhile is said by the merge itself."""
    found = lead_for(request.reader, lead_id)
    demand(request, Right.WORK_LEAD, found)
    return found, household_to_merge(request.reader, household_id, platform_id=found.platform_id)


def _merge(request: LoggedInRequest, found: Lead, other: Household) -> HttpResponse:
    try:
        merge = merge_households(
            first_id=found.household_id, second_id=other.pk, author=request.user, now=timezone.now()
        )
    except MergeRefused as refused:
        messages.error(request, str(refused))
        return redirect("backoffice:lead", found.pk)
    messages.success(request, "Les deux ménages n’en font plus qu’un. Vous pouvez le défaire pendant trente jours.")
    lead = waiting_lead_of(merge.kept_id) or found
    return redirect("backoffice:lead", lead.pk)
