"""Campaigns: written from a segment, prepared, tried, launched, stopped; what they gave."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from backoffice.access import demand_on_platform, for_right
from backoffice.campaigns.forms import CampaignForm
from backoffice.lists import page_of
from renovation.campaigns.enums import CampaignState
from renovation.campaigns.mails import example_of
from renovation.campaigns.models import Campaign, Segment
from renovation.campaigns.operations import (
    export_recipients,
    launch_campaign,
    prepare_campaign,
    reopen_campaign,
    stop_campaign,
    try_campaign,
    write_campaign,
)
from renovation.campaigns.operations.sending import BATCH
from renovation.campaigns.queries import (
    campaign_for,
    campaigns_for,
    criteria_in_words,
    reach_of,
    results_of,
    results_of_each,
    segment_for,
    vocabulary_of,
)
from renovation.campaigns.refusals import CampaignRefused
from renovation.edge.csv_files import csv_response
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right
from renovation.platforms.permissions import can_on_platform


@require_safe
@for_right(Right.READ_SEGMENTS)
def campaigns(request: LoggedInRequest) -> HttpResponse:
    """All of them with their results, the newest first."""
    page = page_of(request, campaigns_for(request.reader))
    results = results_of_each(one for one in page.object_list if one.has_begun)
    rows = [(one, results.get(one.pk)) for one in page.object_list]
    return render(request, "backoffice/campaigns/list.html", {"rows": rows, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.RUN_CAMPAIGNS)
def campaign_new(request: LoggedInRequest, segment_id: UUID) -> HttpResponse:
    """Write to the households of a segment."""
    segment = segment_for(request.reader, segment_id)
    demand_on_platform(request, Right.RUN_CAMPAIGNS, segment.platform_id)
    return _written(request, segment, CampaignForm(request.POST or None))


@require_http_methods(["GET", "HEAD", "POST"])
@for_right(Right.RUN_CAMPAIGNS)
def campaign_edit(request: LoggedInRequest, campaign_id: UUID) -> HttpResponse:
    """Other words, while it is a draft."""
    found = _own(request, campaign_id)
    if found.state != CampaignState.DRAFT or found.segment is None:
        messages.error(
            request, "Cette campagne ne peut plus être changée. Rouvrez-la d’abord, si elle n’est pas partie."
        )
        return redirect("backoffice:campaign", found.pk)
    fields = ("name", "channel", "purpose", "subject", "text", "answer_days")
    initial = {"key": found.pk, **{name: getattr(found, name) for name in fields}}
    form = CampaignForm(request.POST or None, initial=initial)
    return _written(request, found.segment, form, found)


@require_safe
@for_right(Right.READ_SEGMENTS)
def campaign(request: LoggedInRequest, campaign_id: UUID) -> HttpResponse:
    """One campaign: its words, whom it reaches, what may be done, what it gave."""
    found = campaign_for(request.reader, campaign_id)
    asked: dict[str, Any] = {"channel": found.channel, "purpose": found.purpose, "now": timezone.now()}
    context = {
        "campaign": found,
        "preview": example_of(found),
        "said": criteria_in_words(found.criteria, vocabulary_of(found.platform)),
        "reach": reach_of(found.platform_id, found.criteria, **asked) if found.state == CampaignState.DRAFT else None,
        "results": results_of(found) if found.has_begun else None,
        "number": found.recipients.count(),
        "batch": BATCH,
        "may_run": can_on_platform(request.reader, Right.RUN_CAMPAIGNS, found.platform_id),
    }
    return render(request, "backoffice/campaigns/campaign.html", context)


@require_POST
@for_right(Right.RUN_CAMPAIGNS)
def campaign_act(request: LoggedInRequest, campaign_id: UUID) -> HttpResponse:
    """Prepare, reopen, try, launch or stop it."""
    found = _own(request, campaign_id)
    act = _ACTS.get(request.POST.get("acte", ""))
    if act is None:
        messages.error(request, "Choisissez ce qui doit être fait.")
        return redirect("backoffice:campaign", found.pk)
    try:
        messages.success(request, act(request, found))
    except CampaignRefused as refused:
        messages.error(request, str(refused))
    return redirect("backoffice:campaign", found.pk)


@require_POST
@for_right(Right.RUN_CAMPAIGNS)
def campaign_export(request: LoggedInRequest, campaign_id: UUID) -> HttpResponse:
    """Its recipients with what became of them, as CSV; journalled."""
    found = _own(request, campaign_id)
    return csv_response(f"campagne-{timezone.localdate()}.csv", export_recipients(campaign=found))


def _prepare(_: LoggedInRequest, found: Campaign) -> str:
    prepare_campaign(campaign_id=found.pk, now=timezone.now())
    return "La liste est arrêtée. Relisez-la avant de lancer la campagne."


def _reopen(_: LoggedInRequest, found: Campaign) -> str:
    reopen_campaign(campaign_id=found.pk)
    return "La campagne est de nouveau un brouillon."


def _try(request: LoggedInRequest, found: Campaign) -> str:
    try_campaign(campaign=found, recipient=request.user.email, now=timezone.now())
    return f"L’essai est parti vers {request.user.email}."


def _launch(request: LoggedInRequest, found: Campaign) -> str:
    launch_campaign(campaign_id=found.pk, author=request.user, now=timezone.now())
    return "La campagne part." if found.is_by_mail else "La liste d’appels est ouverte à l’équipe."


def _stop(_: LoggedInRequest, found: Campaign) -> str:
    stop_campaign(campaign_id=found.pk, now=timezone.now())
    return "La campagne est arrêtée : personne d’autre n’est atteint."


_ACTS: dict[str, Callable[[LoggedInRequest, Campaign], str]] = {
    "prepare": _prepare,
    "reopen": _reopen,
    "try": _try,
    "launch": _launch,
    "stop": _stop,
}


def _own(request: LoggedInRequest, campaign_id: UUID) -> Campaign:
    found = campaign_for(request.reader, campaign_id)
    demand_on_platform(request, Right.RUN_CAMPAIGNS, found.platform_id)
    return found


def _written(
    request: LoggedInRequest, segment: Segment, form: CampaignForm, present: Campaign | None = None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        key = present.pk if present else form.cleaned_data["key"]
        try:
            kept = write_campaign(key=key, segment=segment, typed=form.typed(), author=request.user)
        except CampaignRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "La campagne est enregistrée. Rien n’est parti.")
            return redirect("backoffice:campaign", kept.pk)
    context = {"form": form, "segment": segment, "present": present}
    return render(request, "backoffice/campaigns/write.html", context)
