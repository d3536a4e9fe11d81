"""A campaign from its text to its end: written, prepared, launched, stopped."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.accounts.models import User
from renovation.campaigns.enums import CampaignChannel, CampaignState, RecipientState
from renovation.campaigns.mails import send_trial
from renovation.campaigns.models import Campaign, CampaignRecipient, Segment
from renovation.campaigns.operations.sending import enqueue_batch
from renovation.campaigns.queries.counting import households_found, reach_of, reachable
from renovation.campaigns.refusals import CampaignRefused
from renovation.campaigns.rules.words import faults_in
from renovation.journal.enums import Action
from renovation.journal.operations import record

CHUNK = 1000


@dataclass(frozen=True)
class CampaignText:
    """What its author types."""

    name: str
    channel: str
    purpose: str
    subject: str
    text: str
    answer_days: int


@transaction.atomic
def write_campaign(*, key: UUID, segment: Segment, typed: CampaignText, author: User) -> Campaign:
    """A new draft, or the words of one that is not prepared yet."""
    current = Campaign.objects.select_for_update(of=("self",)).filter(pk=key, platform=segment.platform).first()
    if current is not None and current.state != CampaignState.DRAFT:
        raise CampaignRefused("Cette campagne est déjà préparée. Rouvrez-la pour changer son texte.")
    if Campaign.objects.filter(platform=segment.platform, name=typed.name).exclude(pk=key).exists():
        raise CampaignRefused("Une autre campagne porte déjà ce nom.")
    if faults := faults_in(f"{typed.subject}\n{typed.text}"):
        raise CampaignRefused(" ".join(faults))
    if typed.channel == CampaignChannel.MAIL and not typed.subject:
        raise CampaignRefused("Écrivez l’objet de l’e-mail.")
    campaign = current or Campaign(pk=key, platform=segment.platform, author_id=author.pk, author_name=str(author))
    for name, value in asdict(typed).items():
        setattr(campaign, name, value)
    campaign.segment, campaign.segment_name = segment, segment.name
    campaign.criteria_as_json = segment.criteria_as_json
    campaign.save()
    _record(campaign, "written")
    return campaign


@transaction.atomic
def prepare_campaign(*, campaign_id: UUID, now: datetime) -> Campaign:
    """Its recipients become rows: whoever agreed and can be reached, at this moment."""
    campaign = _locked(campaign_id, CampaignState.DRAFT, "Cette campagne est déjà préparée.")
    means = {"channel": campaign.channel, "purpose": campaign.purpose}
    reach = reach_of(campaign.platform_id, campaign.criteria, now=now, **means)
    if not reach.reachable:
        raise CampaignRefused("Ce segment n’a personne que cette campagne puisse atteindre.")
    found = reachable(households_found(campaign.platform_id, campaign.criteria, now=now), **means)
    _list(campaign, found.order_by("pk").values_list("pk", flat=True))
    campaign.state, campaign.prepared_at, campaign.left_out = CampaignState.READY, now, reach.as_json()
    campaign.save(update_fields=["state", "prepared_at", "left_out"])
    _record(campaign, "prepared", number=campaign.recipients.count())
    return campaign


@transaction.atomic
def reopen_campaign(*, campaign_id: UUID) -> Campaign:
    """Back to a draft: the list is forgotten and will be read anew."""
    campaign = _locked(campaign_id, CampaignState.READY, "Cette campagne ne peut plus être rouverte.")
    campaign.recipients.all().delete()
    campaign.state, campaign.prepared_at, campaign.left_out = CampaignState.DRAFT, None, {}
    campaign.save(update_fields=["state", "prepared_at", "left_out"])
    _record(campaign, "reopened")
    return campaign


@transaction.atomic
def launch_campaign(*, campaign_id: UUID, author: User, now: datetime) -> Campaign:
    """Mails leave by batches; a list of calls is opened to the team. It is launched once, whoever asks again."""
    campaign = _locked(campaign_id, CampaignState.READY, "Cette campagne est déjà lancée, ou n’est pas prête.")
    campaign.state, campaign.asked_at = CampaignState.SENDING, now
    campaign.save(update_fields=["state", "asked_at"])
    _record(campaign, "launched", by=str(author.pk))
    if campaign.is_by_mail:
        enqueue_batch(campaign)
    return campaign


@transaction.atomic
def stop_campaign(*, campaign_id: UUID, now: datetime) -> Campaign:
    """Nobody else is reached; what left stays counted. A list of calls is closed in the same way."""
    campaign = _locked(campaign_id, CampaignState.SENDING, "Cette campagne n’est pas en cours.")
    waits = campaign.recipients.filter(state=RecipientState.WAITING).exists()
    campaign.state = CampaignState.STOPPED if waits else CampaignState.SENT
    campaign.finished_at = now
    campaign.save(update_fields=["state", "finished_at"])
    _record(campaign, "stopped")
    return campaign


@transaction.atomic
def try_campaign(*, campaign: Campaign, recipient: str, now: datetime) -> None:
    """The mail to its author alone."""
    send_trial(campaign, recipient=recipient, now=now)


def _list(campaign: Campaign, household_ids: Iterable[UUID]) -> None:
    rows = [CampaignRecipient(campaign=campaign, household_id=pk) for pk in household_ids]
    CampaignRecipient.objects.bulk_create(rows, batch_size=CHUNK)


def _locked(campaign_id: UUID, state: CampaignState, otherwise: str) -> Campaign:
    campaign = Campaign.objects.select_for_update(of=("self",)).select_related("platform").get(pk=campaign_id)
    if campaign.state != state:
        raise CampaignRefused(otherwise)
    return campaign


def _record(campaign: Campaign, what: str, **detail: object) -> None:
    told = {"what": what, **detail}
    record(Action.CAMPAIGN_CHANGED, subject=campaign, platform_id=campaign.platform_id, detail=told)
