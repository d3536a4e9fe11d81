"""Two segments, and a campaign of three weeks ago with what it gave."""

from datetime import datetime, timedelta
from uuid import uuid5

from renovation.accounts.models import User
from renovation.campaigns.enums import CampaignState
from renovation.campaigns.models import Campaign
from renovation.campaigns.operations import (
    CampaignText,
    launch_campaign,
    prepare_campaign,
    save_segment,
    send_batch,
    write_campaign,
)
from renovation.campaigns.rules.criteria import Criteria
from renovation.cases.models import Case, Lead, Message
from renovation.cases.operations import convert_lead
from renovation.platforms.models import Platform

WORST = "Logements des classes F et G"
BEGINNING = "Dossiers à l’étape Conseil"
TEXT = CampaignText(
    name="Réunion d’hiver",
    channel="mail",
    purpose="advice",
    subject="Un logement froid à {commune} ? Parlons-en",
    text=(
        "Bonjour {prenom},\n\nVotre logement fait partie de ceux qui coûtent le plus à chauffer. Nos conseillers "
        "tiennent une permanence avant l’hiver. Prenez rendez-vous, ou répondez à ce message.\n\n{plateforme}"
    ),
    answer_days=30,
)
ANSWERS = ("Je viendrai à la permanence.", "Pouvez-vous me rappeler en fin de journée ?", "Oui, toujours intéressés.")


def run_campaign(platform: Platform, *, manager: User, now: datetime) -> Campaign:
    began = now - timedelta(days=20)
    asked = {WORST: Criteria(over="homes", classes=("F", "G")), BEGINNING: Criteria(stages=("information",))}
    worst, _ = (
        save_segment(key=uuid5(platform.pk, name), platform=platform, name=name, criteria=criteria, author=manager)
        for name, criteria in asked.items()
    )
    campaign = write_campaign(key=uuid5(platform.pk, TEXT.name), segment=worst, typed=TEXT, author=manager)
    prepare_campaign(campaign_id=campaign.pk, now=began)
    campaign = launch_campaign(campaign_id=campaign.pk, author=manager, now=began)
    while campaign.state == CampaignState.SENDING:
        send_batch(campaign_id=campaign.pk, now=began)
        campaign.refresh_from_db()
    _answer(campaign, manager, began, now)
    return campaign


def _answer(campaign: Campaign, author: User, began: datetime, now: datetime) -> None:
    """Some write in their case; one lead becomes a case."""
    reached = campaign.recipients.values("household")
    cases = Case.objects.running().filter(household__in=reached, opened_at__lt=began).order_by("number")
    for day, (case, words) in enumerate(zip(cases, ANSWERS, strict=False), start=1):
        message = Message.objects.create(case=case, from_household=True, text=words)
        Message.objects.filter(pk=message.pk).update(
            created_at=began + timedelta(days=day), read_at=began + timedelta(days=day + 1)
        )
    leads = Lead.objects.waiting().filter(household__in=reached, created_at__lt=now - timedelta(days=1))
    lead = leads.order_by("created_at", "pk").first()
    if lead is not None:
        convert_lead(lead_id=lead.pk, author=author, now=now - timedelta(hours=2))
