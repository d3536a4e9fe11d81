"""A campaign reaches whom it may, once; what it gave is read from what households did afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.models import Appointment
from renovation.campaigns.enums import CallResult, CampaignState, RecipientState
from renovation.campaigns.links import leaving_token, read_leaving
from renovation.campaigns.models import Campaign, Objection
from renovation.campaigns.operations import (
    export_recipients,
    launch_campaign,
    note_call,
    object_to_campaigns,
    prepare_campaign,
    reopen_campaign,
    send_batch,
    stop_campaign,
    try_campaign,
)
from renovation.campaigns.queries import campaigns_received, reach_of, results_of, to_call
from renovation.campaigns.refusals import CampaignRefused
from renovation.campaigns.rules.criteria import Criteria
from renovation.cases.enums import LeadOrigin
from renovation.cases.models import Case, Lead
from renovation.cases.operations import open_lead
from renovation.households.enums import Purpose
from renovation.households.models import Household
from renovation.households.operations import withdraw_consent
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.leads.operations import merge_households
from renovation.newsletters.models import Subscriber
from renovation.outbox.models import Job, Mail
from renovation.platforms.models import Platform
from tests.factories.campaigns import agree, campaign_of, segment_of
from tests.factories.cases import CaseFactory, HouseholdFactory, LeadFactory, MessageFactory

NOW = timezone.now()


@pytest.fixture
def three(platform: Platform, household: Household, neighbour: Household) -> list[Household]:
    """Two households with a case that agreed, and one that did not."""
    silent = HouseholdFactory.create(platform=platform)
    for each in (household, neighbour, silent):
        CaseFactory.create(household=each)
    return [agree(household), agree(neighbour), silent]


@pytest.fixture
def mailing(platform: Platform, manager: User, three: list[Household]) -> Campaign:
    """Prepared, about to leave."""
    return prepare_campaign(campaign_id=campaign_of(segment_of(platform, manager), manager).pk, now=NOW)


@pytest.fixture
def calling(platform: Platform, manager: User, three: list[Household]) -> Campaign:
    """A list of calls that is open."""
    draft = campaign_of(segment_of(platform, manager), manager, channel="phone", subject="")
    prepare_campaign(campaign_id=draft.pk, now=NOW)
    return launch_campaign(campaign_id=draft.pk, author=manager, now=NOW)


def launched(campaign: Campaign, author: User) -> Campaign:
    return launch_campaign(campaign_id=campaign.pk, author=author, now=NOW)


def test_only_who_agreed_is_prepared_and_the_others_are_counted(mailing: Campaign, three: list[Household]) -> None:
    assert set(mailing.recipients.values_list("household", flat=True)) == {three[0].pk, three[1].pk}
    assert mailing.left_out == {"households": 3, "without_consent": 1, "objected": 0, "without_address": 0}


def test_mails_leave_by_batches_once_each_with_a_way_out(mailing: Campaign, manager: User) -> None:
    launched(mailing, manager)

    sent = [send_batch(campaign_id=mailing.pk, at_most=1, now=NOW) for _ in range(4)]

    mailing.refresh_from_db()
    assert (sent, mailing.state) == ([1, 1, 0, 0], CampaignState.SENT)
    mail = Mail.objects.get(recipient="camille.leroux@courriel.example")
    assert "Bonjour Camille," in mail.text
    assert "/campagnes/quitter/" in mail.unsubscribe_url
    later = Job.objects.filter(kind="campaigns.send_batch", run_after=NOW + timedelta(minutes=1))
    assert later.count() == 2


def test_who_withdraws_between_is_left_out(mailing: Campaign, manager: User, three: list[Household]) -> None:
    launched(mailing, manager)
    withdraw_consent(household=three[0], purpose="advice", at=NOW)

    assert send_batch(campaign_id=mailing.pk, now=NOW) == 1
    assert mailing.recipients.get(household=three[0]).state == RecipientState.LEFT_OUT


def test_an_address_that_is_none_keeps_nobody_else_from_the_mail(
    mailing: Campaign, manager: User, three: list[Household]
) -> None:
    launched(mailing, manager)
    Household.objects.filter(pk=three[0].pk).update(email="camille@exemple..fr")

    assert send_batch(campaign_id=mailing.pk, now=NOW) == 1
    assert mailing.recipients.get(household=three[0]).state == RecipientState.LEFT_OUT
    assert mailing.recipients.get(household=three[1]).state == RecipientState.SENT


def test_two_that_became_one_get_one_mail(mailing: Campaign, manager: User, platform: Platform) -> None:
    launched(mailing, manager)
    one, other = mailing.recipients.all()
    Household.objects.filter(pk=other.household_id).update(user=None)
    merge_households(first_id=one.household_id, second_id=other.household_id, author=manager, now=NOW)

    assert send_batch(campaign_id=mailing.pk, now=NOW) == 1


def test_a_campaign_is_launched_once_and_stops(mailing: Campaign, manager: User) -> None:
    launched(mailing, manager)

    with pytest.raises(CampaignRefused):
        launched(mailing, manager)
    with pytest.raises(CampaignRefused):
        reopen_campaign(campaign_id=mailing.pk)
    assert stop_campaign(campaign_id=mailing.pk, now=NOW).state == CampaignState.STOPPED
    assert send_batch(campaign_id=mailing.pk, now=NOW) == 0


def test_a_trial_pressed_twice_is_one_and_a_corrected_text_leaves_again(mailing: Campaign) -> None:
    for text in ("Bonjour {prenom}", "Bonjour {prenom}", "Bonjour {prenom} {nom}"):
        mailing.text = text
        try_campaign(campaign=mailing, recipient="auteur@courriel.example", now=NOW)

    assert Mail.objects.filter(recipient="auteur@courriel.example").count() == 2


def test_reopened_it_reads_its_list_anew(mailing: Campaign) -> None:
    assert reopen_campaign(campaign_id=mailing.pk).recipients.count() == 0
    assert prepare_campaign(campaign_id=mailing.pk, now=NOW).recipients.count() == 2


def test_nobody_to_reach_is_refused(platform: Platform, manager: User, household: Household) -> None:
    CaseFactory.create(household=household)
    draft = campaign_of(segment_of(platform, manager), manager)

    with pytest.raises(CampaignRefused, match="personne"):
        prepare_campaign(campaign_id=draft.pk, now=NOW)


def test_leaving_by_the_link_ends_campaigns_and_not_the_case(
    mailing: Campaign, manager: User, three: list[Household]
) -> None:
    launched(mailing, manager)
    send_batch(campaign_id=mailing.pk, now=NOW)
    place = mailing.recipients.get(household=three[0])

    assert read_leaving(leaving_token(place.pk)) == place.pk
    assert read_leaving(f"{place.pk.hex}.faux") is None
    for _ in range(2):
        object_to_campaigns(recipient=place, now=NOW)

    assert Objection.objects.get().household == three[0]
    assert three[0].consents.filter(withdrawn_at__isnull=True).exists()
    assert results_of(mailing).unsubscribed == 1


def test_answers_and_conversions_are_read_within_the_days(
    mailing: Campaign, manager: User, three: list[Household], adviser: User
) -> None:
    launched(mailing, manager)
    send_batch(campaign_id=mailing.pk, now=NOW)
    before = results_of(mailing)
    lead = LeadFactory.create(household=three[0])
    Case.objects.filter(household=three[0]).update(lead=lead, opened_at=NOW + timedelta(days=3))
    late = MessageFactory.create(case=Case.objects.get(household=three[1]))
    type(late).objects.filter(pk=late.pk).update(created_at=NOW + timedelta(days=31))

    results = results_of(mailing)

    assert (before.answered, before.converted) == (0, 0)
    assert (results.reached, results.answered, results.converted) == (2, 1, 1)
    hours = (NOW, NOW + timedelta(hours=1))
    common = {"platform": mailing.platform, "adviser": adviser, "modality": "phone", "token_hash": "a"}
    Appointment.objects.create(**common, household=three[1], period=hours)
    assert results_of(mailing).answered == 2
    assert len(campaigns_received(three[0])) == 1
    assert export_recipients(campaign=mailing)[1][-2:] == ("oui", "oui")


def test_an_interested_call_opens_a_lead_only_without_a_case(
    calling: Campaign, three: list[Household], adviser: User
) -> None:
    Case.objects.filter(household=three[0]).update(stage="closed")
    for each in three[:2]:
        place = calling.recipients.get(household=each)
        for _ in range(2):
            note_call(recipient_id=place.pk, result=CallResult.INTERESTED, caller=adviser, now=NOW)

    lead = Lead.objects.get()
    assert (lead.household, lead.origin, lead.campaign) == (three[0], "campaign", "Aide nouvelle")
    assert results_of(calling).answered == 2
    assert Household.objects.get(pk=three[1].pk).last_contact_at == NOW
    assert Entry.objects.filter(action=Action.CAMPAIGN_CALLED).count() == 2


def test_no_answer_stays_in_the_list_and_a_refusal_is_kept(
    calling: Campaign, three: list[Household], adviser: User
) -> None:
    absent, refused = (calling.recipients.get(household=each) for each in three[:2])
    note_call(recipient_id=absent.pk, result=CallResult.ABSENT, caller=adviser, now=NOW)
    note_call(recipient_id=refused.pk, result=CallResult.REFUSES, caller=adviser, now=NOW)

    absent.refresh_from_db()
    assert (absent.state, absent.calls) == (RecipientState.WAITING, 1)
    assert Objection.objects.get().household == three[1]
    with pytest.raises(CampaignRefused, match="Ne l’appelez pas"):
        note_call(recipient_id=refused.pk, result=CallResult.REACHED, caller=adviser, now=NOW)


def test_who_withdrew_is_offered_no_more_and_may_still_refuse(
    calling: Campaign, three: list[Household], adviser: User
) -> None:
    place = calling.recipients.get(household=three[0])
    withdraw_consent(household=three[0], purpose="advice", at=NOW)

    assert [one.household for one in to_call(calling)] == [three[1]]
    with pytest.raises(CampaignRefused, match="Ne l’appelez pas"):
        note_call(recipient_id=place.pk, result=CallResult.ABSENT, caller=adviser, now=NOW)
    note_call(recipient_id=place.pk, result=CallResult.REFUSES, caller=adviser, now=NOW)
    assert Objection.objects.get().household == three[0]
    # Of somebody who agrees no more, the file of recipients gives neither address nor number.
    assert {row[0]: row[2:4] for row in export_recipients(campaign=calling)[1:]}[three[0].last_name] == ("", "")


def test_a_request_more_on_a_waiting_lead_is_an_answer_and_a_file_is_none(
    mailing: Campaign, manager: User, three: list[Household]
) -> None:
    LeadFactory.create(household=three[0])
    Lead.objects.update(created_at=NOW - timedelta(days=9))
    launched(mailing, manager)
    send_batch(campaign_id=mailing.pk, now=NOW)

    for each in three[:2]:
        open_lead(household=each, origin=LeadOrigin.IMPORT, request="D’une foire")
    assert results_of(mailing).answered == 0
    open_lead(household=three[0], origin=LeadOrigin.CONTACT, request="Oui, rappelez-moi")
    assert results_of(mailing).answered == 1


def test_news_go_only_to_whoever_proved_the_address(platform: Platform, manager: User, three: list[Household]) -> None:
    Household.objects.filter(pk__in=[one.pk for one in three]).update(user=None)
    for each in three:
        agree(each, Purpose.NEWS)
    email = three[0].email.lower()
    asked = {"channel": "mail", "purpose": "news", "now": NOW}
    assert reach_of(platform.pk, Criteria(), **asked).without_consent == 3  # type: ignore[arg-type]

    Subscriber.objects.create(platform=platform, email=email, asked_at=NOW)
    assert reach_of(platform.pk, Criteria(), **asked).reachable == 0  # type: ignore[arg-type]
    Subscriber.objects.update(confirmed_at=NOW)
    assert reach_of(platform.pk, Criteria(), **asked).reachable == 1  # type: ignore[arg-type]
    Household.objects.filter(pk=three[1].pk).update(user=manager)
    assert reach_of(platform.pk, Criteria(), **asked).reachable == 2  # type: ignore[arg-type]
