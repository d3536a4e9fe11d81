"""Campaigns of the reader's platforms, their calls, and what a link of a mail names."""

from uuid import UUID

from django.db.models import QuerySet

from renovation.campaigns.enums import CampaignChannel, RecipientState
from renovation.campaigns.models import Campaign, CampaignRecipient
from renovation.campaigns.queries.counting import reachable
from renovation.households.models import Household
from renovation.platforms.rules.reader import Reader


def campaigns_for(reader: Reader) -> QuerySet[Campaign]:
    """The newest first."""
    return Campaign.objects.readable_by(reader).select_related("platform", "segment").order_by("-created_at", "pk")


def campaign_for(reader: Reader, campaign_id: UUID) -> Campaign:
    """One of them; Campaign.DoesNotExist for any other (D2)."""
    return campaigns_for(reader).get(pk=campaign_id)


def calling_for(reader: Reader, campaign_id: UUID) -> Campaign:
    """One that is a list of calls; Campaign.DoesNotExist for any other."""
    return campaigns_for(reader).get(pk=campaign_id, channel=CampaignChannel.PHONE)


def to_call(campaign: Campaign) -> QuerySet[CampaignRecipient]:
    """Those who may still be called: whom nobody tried first, then who did not answer, the least tried first."""
    listed = Household.objects.standing().filter(campaign_places__campaign=campaign)
    willing = reachable(listed, channel=campaign.channel, purpose=campaign.purpose)
    return _calls(campaign).filter(state=RecipientState.WAITING, household__in=willing.values("pk"))


def called(campaign: Campaign) -> QuerySet[CampaignRecipient]:
    """Whoever waits no more."""
    return _calls(campaign).exclude(state=RecipientState.WAITING)


def _calls(campaign: Campaign) -> QuerySet[CampaignRecipient]:
    return campaign.recipients.select_related("household").order_by("state", "calls", "household__search_name", "pk")


def recipient_for(reader: Reader, campaign_id: UUID, recipient_id: UUID) -> CampaignRecipient:
    """One place in a campaign of the reader's; CampaignRecipient.DoesNotExist otherwise (D2)."""
    own = Campaign.objects.readable_by(reader).filter(pk=campaign_id)
    return CampaignRecipient.objects.select_related("household", "campaign").get(pk=recipient_id, campaign__in=own)


def recipient_of_link(recipient_id: UUID | None, *, platform_id: UUID) -> CampaignRecipient | None:
    """The place that a link of a mail names, when it still exists on this platform."""
    if recipient_id is None:
        return None
    found = CampaignRecipient.objects.select_related("household", "campaign__platform")
    return found.filter(pk=recipient_id, campaign__platform_id=platform_id).first()


def campaigns_received(household: Household) -> list[CampaignRecipient]:
    """What reached this household, the newest first."""
    told = CampaignRecipient.objects.filter(
        household=household, state__in=[RecipientState.SENT, RecipientState.UNSUBSCRIBED]
    )
    return list(told.select_related("campaign").order_by("-reached_at", "pk"))
