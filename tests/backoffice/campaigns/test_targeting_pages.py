"""Targeting on the pages of the office: criteria, segments, a campaign from its text to its calls."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from renovation.accounts.models import User
from renovation.campaigns.models import Campaign, CampaignRecipient, Objection, Segment
from renovation.campaigns.operations import launch_campaign, prepare_campaign, send_batch
from renovation.cases.models import Case
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.outbox.models import Mail
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.factories.campaigns import agree, campaign_of, segment_of, targeting_content
from tests.factories.cases import NOVEMBER, DwellingFactory, LeadFactory

TARGETING = "backoffice:targeting"


@pytest.fixture
def home(case: Case) -> Case:
    """The case of the story, with its home."""
    case.dwelling = DwellingFactory.create(platform=case.platform, heating="oil", estimated_class="G")
    case.platform.communes.add(case.dwelling.commune)
    case.save()
    return case


@pytest.fixture
def desk_of_manager(at_desk: Desk, manager: User) -> Client:
    return at_desk(manager)


def test_criteria_show_numbers_dots_and_lines(desk: Client, home: Case) -> None:
    page = desk.get(reverse(TARGETING), {"over": "cases", "classes": ["F", "G"], "heatings": "oil"}).content.decode()

    for words in ("1 dossier", home.number, "Par commune", "<svg", "F, G", "dont 0 que nous pouvons joindre"):
        assert words in page
    assert "Enregistrer ce segment" not in page
    assert home.number not in desk.get(reverse(TARGETING), {"over": "cases", "classes": "A"}).content.decode()


def test_what_makes_no_sense_is_told_beside_the_form(desk: Client) -> None:
    asked = {"over": "leads", "incomes": "modest", "communes": ""}

    assert "connues que des dossiers" in desk.get(reverse(TARGETING), asked).content.decode()
    page = desk.get(reverse(TARGETING), {"over": "cases", "communes": "Xanadu"}).content.decode()
    assert "pas du territoire" in page
    assert "<title>Erreur – " in page


def test_a_manager_keeps_a_segment_and_an_adviser_only_reads_it(
    desk: Client, desk_of_manager: Client, home: Case
) -> None:
    typed = {
        "key": str(uuid.uuid4()),
        "platform": str(home.platform_id),
        "criteria": "over=cases&classes=G",
        "name": "Passoires",
    }

    assert desk.post(reverse("backoffice:segment_save"), typed).status_code == 403
    desk_of_manager.post(reverse("backoffice:segment_save"), typed)

    segment = Segment.objects.get()
    assert segment.criteria.classes == ("G",)
    page = desk.get(reverse("backoffice:segment", args=[segment.pk])).content.decode()
    assert home.number in page
    assert "Écrire une campagne" not in page
    again = desk_of_manager.post(reverse("backoffice:segment_save"), {**typed, "key": str(uuid.uuid4())})
    assert "porte déjà ce nom" in again.content.decode()


def test_a_segment_leaves_as_a_file_and_is_removed(desk_of_manager: Client, home: Case, manager: User) -> None:
    agree(home.household)
    segment = segment_of(home.platform, manager)

    file = desk_of_manager.post(reverse("backoffice:segment_export", args=[segment.pk]))
    desk_of_manager.post(reverse("backoffice:segment_remove", args=[segment.pk]))

    assert "Leroux" in file.content.decode()
    assert Entry.objects.filter(action=Action.SEGMENT_EXPORTED).exists()
    assert not Segment.objects.exists()


def test_a_campaign_goes_from_its_text_to_its_mail(desk_of_manager: Client, home: Case, manager: User) -> None:
    agree(home.household)
    segment = segment_of(home.platform, manager)
    typed = {
        "key": str(uuid.uuid4()),
        "name": "Aide au fioul",
        "channel": "mail",
        "purpose": "advice",
        "subject": "Une aide",
        "text": "Bonjour {prenon}",
        "answer_days": "30",
    }
    written = reverse("backoffice:campaign_new", args=[segment.pk])

    assert "{prenon}" in desk_of_manager.post(written, typed).content.decode()
    desk_of_manager.post(written, {**typed, "text": "Bonjour {prenom}"})
    campaign = Campaign.objects.get()
    address = reverse("backoffice:campaign", args=[campaign.pk])
    assert "1 ménage" in desk_of_manager.get(address).content.decode()
    edit = reverse("backoffice:campaign_edit", args=[campaign.pk])
    assert "Aide au fioul" in desk_of_manager.get(edit).content.decode()
    for act in ("try", "prepare", "launch"):
        desk_of_manager.post(reverse("backoffice:campaign_act", args=[campaign.pk]), {"acte": act})
    send_batch(campaign_id=campaign.pk, now=NOVEMBER)

    assert Mail.objects.filter(template="campaign").count() == 2
    page = desk_of_manager.get(address).content.decode()
    assert "Comment c’est compté" in page
    assert "Aide au fioul" in desk_of_manager.get(reverse("backoffice:campaigns")).content.decode()
    assert desk_of_manager.get(edit)["Location"] == address
    assert desk_of_manager.get(reverse("backoffice:campaign_calls", args=[campaign.pk])).status_code == 404
    lead = LeadFactory.create(household=home.household)
    shown = desk_of_manager.get(reverse("backoffice:lead", args=[lead.pk])).content.decode()
    assert "Campagnes reçues" in shown
    export = desk_of_manager.post(reverse("backoffice:campaign_export", args=[campaign.pk]))
    assert "Atteint" in export.content.decode()


def test_a_list_of_campaigns_asks_as_many_questions_as_one(desk_of_manager: Client, home: Case, manager: User) -> None:
    agree(home.household)
    segment = segment_of(home.platform, manager)
    address = reverse("backoffice:campaigns")
    asked = []
    for number in range(3):
        campaign = prepare_campaign(campaign_id=campaign_of(segment, manager, name=str(number)).pk, now=NOVEMBER)
        launch_campaign(campaign_id=campaign.pk, author=manager, now=NOVEMBER)
        desk_of_manager.get(address)
        with CaptureQueriesContext(connection) as queries:
            desk_of_manager.get(address)
        asked.append(len(queries))

    assert len(set(asked)) == 1


def test_a_call_is_noted_in_one_gesture(
    desk: Client, home: Case, platform: Platform, household: Household, manager: User
) -> None:
    known = targeting_content(platform, manager, household)
    campaign = Campaign.objects.get()
    calls = reverse("backoffice:campaign_calls", args=[campaign.pk])
    place = reverse("backoffice:campaign_call", args=[campaign.pk, known["recipient_id"]])
    assert "n’est pas ouverte" in desk.get(calls).content.decode()
    launch_campaign(campaign_id=campaign.pk, author=manager, now=NOVEMBER)

    assert "Leroux" in desk.get(calls).content.decode()
    desk.post(place, {"result": "nothing"})
    desk.post(place, {"result": "refuses"})

    assert CampaignRecipient.objects.get().result == "refuses"
    assert Objection.objects.exists()
    assert "Ne plus l’appeler" in desk.get(calls, {"faits": "1"}).content.decode()
    assert desk.post(reverse("backoffice:campaign_act", args=[campaign.pk]), {"acte": "stop"}).status_code == 403
