"""The result of a call, in one gesture."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.campaigns.enums import CallResult, CampaignState, RecipientState
from renovation.campaigns.models import Campaign, CampaignRecipient
from renovation.campaigns.operations.leaving import object_to_campaigns
from renovation.campaigns.operations.sending import still_reachable
from renovation.campaigns.refusals import CampaignRefused
from renovation.cases.enums import LeadOrigin
from renovation.cases.models import Case
from renovation.cases.operations import open_lead
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.operations import record

_STATES = {
    CallResult.INTERESTED: RecipientState.SENT,
    CallResult.REACHED: RecipientState.SENT,
    CallResult.ABSENT: RecipientState.WAITING,
    CallResult.WRONG: RecipientState.LEFT_OUT,
    CallResult.REFUSES: RecipientState.UNSUBSCRIBED,
}
# Whoever withdrew while the telephone rang may still tell us never to call again.
_ALWAYS_NOTED = (CallResult.REFUSES, CallResult.WRONG)


@transaction.atomic
def note_call(*, recipient_id: UUID, result: CallResult, caller: User, now: datetime) -> CampaignRecipient:
    """Whoever is interested becomes a lead, or its waiting lead learns of it; a running case goes on as it is.

    The same result noted twice by one person in a minute is one call.
    """
    place = CampaignRecipient.objects.select_for_update(of=("self",)).get(pk=recipient_id)
    campaign = Campaign.objects.select_related("platform").get(pk=place.campaign_id)
    if campaign.is_by_mail or campaign.state != CampaignState.SENDING:
        raise CampaignRefused("Cette liste d’appels n’est pas ouverte.")
    if _is_the_same(place, result, caller, now):
        return place
    if result not in _ALWAYS_NOTED or place.state == RecipientState.UNSUBSCRIBED:
        _refuse_whom_not_to_call(campaign, place)
    place.result, place.called_at, place.calls = result, now, place.calls + 1
    place.caller_id, place.caller_name = caller.pk, str(caller)
    place.state = _STATES[result]
    place.reached_at = now if place.state in (RecipientState.SENT, RecipientState.UNSUBSCRIBED) else None
    place.save()
    detail = {"result": str(result), "household": str(place.household_id)}
    record(Action.CAMPAIGN_CALLED, subject=campaign, platform_id=campaign.platform_id, detail=detail)
    if result in CallResult.answers():
        Household.objects.filter(pk=place.household_id).update(last_contact_at=now)
    if result == CallResult.INTERESTED:
        _open(campaign, place)
    if result == CallResult.REFUSES:
        object_to_campaigns(recipient=place, now=now)
    return place


def _is_the_same(place: CampaignRecipient, result: CallResult, caller: User, now: datetime) -> bool:
    if place.called_at is None or place.result != result or place.caller_id != caller.pk:
        return False
    return (now - place.called_at).total_seconds() < 60


def _refuse_whom_not_to_call(campaign: Campaign, place: CampaignRecipient) -> None:
    """A consent that was withdrawn since the list was prepared counts at once."""
    if place.household_id not in still_reachable(campaign, {place.household_id}):
        raise CampaignRefused("Ce ménage n’accepte plus d’être appelé, ou n’a plus de numéro. Ne l’appelez pas.")


def _open(campaign: Campaign, place: CampaignRecipient) -> None:
    if Case.objects.running().filter(household=place.household_id).exists():
        return
    words = f"Intéressé lors de l’appel de la campagne «\N{NO-BREAK SPACE}{campaign.name}\N{NO-BREAK SPACE}»."
    open_lead(household=place.household, origin=LeadOrigin.CAMPAIGN, request=words, campaign=campaign.name)
