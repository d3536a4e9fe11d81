"""Mails of a campaign, by small batches with a pause: each household once, and only if it still agrees."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from renovation.campaigns.enums import CampaignState, RecipientState
from renovation.campaigns.mails import send_campaign_mail
from renovation.campaigns.models import Campaign, CampaignRecipient
from renovation.campaigns.queries.counting import reachable
from renovation.households.models import Household
from renovation.outbox.operations import enqueue

SEND = "campaigns.send_batch"
BATCH = 50
# Three thousand mails an hour at most: the answers can be answered, and no mail host takes us for a sender of spam.
PAUSE = timedelta(minutes=1)


@transaction.atomic
def send_batch(*, campaign_id: UUID, at_most: int = BATCH, now: datetime) -> int:
    """Write to the next ones and ask for the batch after; all of it or nothing. Tells how many were written to."""
    locked = Campaign.objects.select_for_update(of=("self",)).select_related("platform__brand")
    campaign = locked.get(pk=campaign_id)
    if campaign.state != CampaignState.SENDING or not campaign.is_by_mail:
        return 0
    waiting = campaign.recipients.filter(state=RecipientState.WAITING).order_by("pk")
    turn = list(waiting.select_for_update(of=("self",)).select_related("household")[:at_most])
    allowed = _still_reachable(campaign, turn)
    for place in turn:
        _reach(campaign, place, place.household_id in allowed, now)
        allowed.discard(place.household_id)
    campaign.batches += 1
    if len(turn) == at_most:
        enqueue_batch(campaign, after=now + PAUSE)
    else:
        campaign.state, campaign.finished_at = CampaignState.SENT, now
    campaign.save(update_fields=["batches", "state", "finished_at"])
    return sum(place.state == RecipientState.SENT for place in turn)


def enqueue_batch(campaign: Campaign, *, after: datetime | None = None) -> None:
    """One job for each batch."""
    key = f"campaign:{campaign.pk}:{campaign.batches}"
    enqueue(kind=SEND, key=key, payload={"campaign": str(campaign.pk)}, run_after=after or timezone.now())


def still_reachable(campaign: Campaign, household_ids: set[UUID]) -> set[UUID]:
    """Of these, those who agree now, did not object and have an address."""
    asked = Household.objects.standing().filter(pk__in=household_ids)
    found = reachable(asked, channel=campaign.channel, purpose=campaign.purpose)
    return set(found.values_list("pk", flat=True))


def _still_reachable(campaign: Campaign, turn: list[CampaignRecipient]) -> set[UUID]:
    """Two places of households that were merged since are one household: it is reached once."""
    asked = {place.household_id for place in turn}
    done = campaign.recipients.filter(household__in=asked, state=RecipientState.SENT)
    return still_reachable(campaign, asked - set(done.values_list("household", flat=True)))


def _reach(campaign: Campaign, place: CampaignRecipient, is_allowed: bool, now: datetime) -> None:
    place.state = RecipientState.LEFT_OUT
    if is_allowed and _is_written_to(campaign, place):
        place.state, place.reached_at = RecipientState.SENT, now
    place.save(update_fields=["state", "reached_at"])


def _is_written_to(campaign: Campaign, place: CampaignRecipient) -> bool:
    """An address that is none keeps nobody else from the mail."""
    try:
        send_campaign_mail(campaign, place)
    except ValidationError:
        return False
    return True
