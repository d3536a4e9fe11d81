"""A household wants no campaign any more."""

from datetime import datetime

from django.db import transaction

from renovation.campaigns.enums import RecipientState
from renovation.campaigns.models import CampaignRecipient, Objection
from renovation.households.enums import Purpose
from renovation.households.operations import locked_standing
from renovation.journal.enums import Action
from renovation.journal.operations import record
from renovation.newsletters.operations import withdraw_agreement


@transaction.atomic
def object_to_campaigns(*, recipient: CampaignRecipient, now: datetime) -> None:
    """No campaign reaches it from now on. News were agreed to on their own: that consent ends with it.

    The consent to be advised stays: its case and its appointments go on. Asked twice, it is once.
    """
    household = locked_standing(recipient.household_id)
    campaign = recipient.campaign
    if not Objection.objects.filter(household=household).exists():
        Objection.objects.create(household=household, campaign=campaign, at=now)
        detail = {"campaign": str(campaign.pk)}
        record(Action.CAMPAIGN_OBJECTED, subject=household, platform_id=household.platform_id, detail=detail)
    if campaign.purpose == Purpose.NEWS:
        withdraw_agreement(household=household, purpose=Purpose.NEWS, now=now)
    mine = CampaignRecipient.objects.filter(household=household, campaign=campaign)
    mine.filter(state=RecipientState.SENT).update(state=RecipientState.UNSUBSCRIBED)
    # In the campaigns that still run, its turn will not come.
    waits = CampaignRecipient.objects.filter(household=household, state=RecipientState.WAITING)
    waits.update(state=RecipientState.LEFT_OUT)
