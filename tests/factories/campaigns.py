"""Segments and campaigns."""

from uuid import uuid4

from renovation.accounts.models import User
from renovation.campaigns.models import Campaign, Segment
from renovation.campaigns.operations import CampaignText, prepare_campaign, save_segment, write_campaign
from renovation.campaigns.rules.criteria import Criteria
from renovation.households.enums import Purpose
from renovation.households.models import Household
from renovation.households.operations import give_consents
from renovation.households.rules import consent_given
from renovation.leads.operations import open_lead_key, stage_contacts
from renovation.platforms.models import Platform
from tests.factories.cases import NOVEMBER

FILE = b"nom;email;accord\nRoux;roux@courriel.example;oui\nBlanc;;oui\n"
TEXT = "Bonjour {prenom},\nUne aide nouvelle existe à {commune}."


def segment_of(platform: Platform, author: User, name: str = "Tous les dossiers", **asked: object) -> Segment:
    return save_segment(
        key=uuid4(),
        platform=platform,
        name=name,
        criteria=Criteria(**asked),
        author=author,  # type: ignore[arg-type]
    )


def campaign_of(segment: Segment, author: User, **said: object) -> Campaign:
    values = {
        "name": "Aide nouvelle",
        "channel": "mail",
        "purpose": "advice",
        "subject": "Une aide pour {commune}",
        "text": TEXT,
        "answer_days": 30,
        **said,
    }
    typed = CampaignText(**values)  # type: ignore[arg-type]
    return write_campaign(key=uuid4(), segment=segment, typed=typed, author=author)


def agree(household: Household, purpose: Purpose = Purpose.ADVICE) -> Household:
    give_consents(household=household, consents=[consent_given(purpose)], channel="web", at=NOVEMBER)
    return household


def door_content(platform: Platform, author: User) -> dict[str, object]:
    """A file that waits for its decision, and a key."""
    asked = {"platform": platform, "author": author, "now": NOVEMBER}
    file = stage_contacts(key=uuid4(), file_name="foire.csv", content=FILE, campaign="Foire", **asked)  # type: ignore[arg-type]
    key_id = uuid4()
    open_lead_key(key_id=key_id, name="Mairie", is_partner=True, **asked)  # type: ignore[arg-type]
    return {"import_id": file.pk, "lead_key_id": key_id}


def targeting_content(platform: Platform, author: User, household: Household) -> dict[str, object]:
    """A segment, and a prepared campaign in which the household has its place."""
    agree(household)
    segment = segment_of(platform, author)
    campaign = prepare_campaign(campaign_id=campaign_of(segment, author, channel="phone").pk, now=NOVEMBER)
    return {
        **door_content(platform, author),
        "segment_id": segment.pk,
        "campaign_id": campaign.pk,
        "recipient_id": campaign.recipients.get(household=household).pk,
    }
