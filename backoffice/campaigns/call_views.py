"""The list of calls of a campaign, and the result of each in one gesture."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from backoffice.access import demand_on_platform, for_right
from backoffice.lists import page_of
from renovation.campaigns.enums import CallResult
from renovation.campaigns.mails import words_for
from renovation.campaigns.operations import note_call
from renovation.campaigns.queries import called, calling_for, recipient_for, to_call
from renovation.campaigns.refusals import CampaignRefused
from renovation.edge.requests import LoggedInRequest
from renovation.platforms.enums import Right


@require_safe
@for_right(Right.CALL_CAMPAIGNS)
def calls(request: LoggedInRequest, campaign_id: UUID) -> HttpResponse:
    """Whom to call, with what to say; those who were reached stand in another list."""
    found = calling_for(request.reader, campaign_id)
    demand_on_platform(request, Right.CALL_CAMPAIGNS, found.platform_id)
    done = request.GET.get("faits") == "1"
    page = page_of(request, called(found) if done else to_call(found))
    rows = [(place, words_for(found, place.household)["text"]) for place in page.object_list]
    context = {"campaign": found, "page": page, "rows": rows, "done": done, "results": CallResult.choices}
    return render(request, "backoffice/campaigns/calls.html", context)


@require_POST
@for_right(Right.CALL_CAMPAIGNS)
def call(request: LoggedInRequest, campaign_id: UUID, recipient_id: UUID) -> HttpResponse:
    """What came of one call."""
    place = recipient_for(request.reader, campaign_id, recipient_id)
    demand_on_platform(request, Right.CALL_CAMPAIGNS, place.campaign.platform_id)
    result = request.POST.get("result", "")
    if result not in CallResult.values:
        messages.error(request, "Choisissez le résultat de l’appel.")
        return redirect("backoffice:campaign_calls", campaign_id)
    try:
        note_call(recipient_id=place.pk, result=CallResult(result), caller=request.user, now=timezone.now())
    except CampaignRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{place.household}\u00a0: {CallResult(result).label.lower()}. C’est noté.")
    return redirect("backoffice:campaign_calls", campaign_id)
