"""Duplicates, priority and sharing, on the pages of the office."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from renovation.accounts.models import User
from renovation.cases.models import Case, Lead
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.models import Entry
from renovation.leads.models import AdviserShare, HouseholdMerge, LeadSettings
from renovation.platforms.models import Platform
from tests.backoffice.conftest import Desk
from tests.factories.cases import HouseholdFactory, LeadFactory
from tests.factories.platforms import PostcodeFactory

NEW = "backoffice:lead_new"
KNOWN = "Est-ce une personne que nous connaissons"


@pytest.fixture
def twin(household: Household) -> Lead:
    """The household of the story under another address, with a request of its own."""
    Household.objects.filter(pk=household.pk).update(phone="06 12 34 56 78")
    known = HouseholdFactory.create(platform=household.platform, last_name="Lerou", phone="+33 6 12 34 56 78")
    return LeadFactory.create(household=known, request="Changer la chaudière")


@pytest.fixture
def said(platform: Platform) -> dict[str, str]:
    PostcodeFactory.create()
    return {
        "key": str(uuid.uuid4()),
        "platform": str(platform.pk),
        "origin": "phone",
        "last_name": "Leroux",
        "first_name": "Camille",
        "phone": "06.12.34.56.78",
        "commune": "Besançon",
        "request": "Et la ventilation ?",
        "agreed": "on",
    }


def at(name: str, *args: object) -> str:
    return reverse(f"backoffice:{name}", args=args)


def test_who_looks_alike_is_asked_before_anything_is_written(desk: Client, twin: Lead, said: dict[str, str]) -> None:
    page = desk.post(at("lead_new"), said).content.decode()

    assert KNOWN in page
    assert "même téléphone" in page
    assert "<title>Erreur – " in page
    assert Lead.objects.count() == 1

    desk.post(at("lead_new"), {**said, "known": str(twin.household_id)})
    twin.refresh_from_db()
    assert "Et la ventilation ?" in twin.request
    assert "(Dit ce jour – nom : Leroux" in twin.request
    assert Lead.objects.count() == 1


def test_somebody_else_is_a_lead_of_their_own_and_sent_twice_is_one(
    desk: Client, twin: Lead, said: dict[str, str]
) -> None:
    for _ in range(2):
        assert desk.post(at("lead_new"), {**said, "known": "new"}).status_code == 302

    assert Lead.objects.count() == 2


def test_an_answer_that_was_not_offered_is_refused(
    desk: Client, twin: Lead, said: dict[str, str], neighbour: Household
) -> None:
    for wrong in (str(neighbour.pk), "n’importe quoi"):
        assert KNOWN in desk.post(at("lead_new"), {**said, "known": wrong}).content.decode()

    assert Lead.objects.count() == 1


def test_people_are_looked_up_while_one_types_with_and_without_script(
    desk: Client, twin: Lead, said: dict[str, str], other_platform: Platform
) -> None:
    half = {"key": said["key"], "last_name": "", "phone": said["phone"], "request": "Une question"}

    page = desk.post(at("lead_new"), {**half, "chercher": "1"}).content.decode()
    assert KNOWN in page
    assert "Une question" in page
    assert "<title>Nouveau contact" in page
    assert KNOWN in desk.post(at("lead_known"), half).content.decode()
    assert KNOWN not in desk.post(at("lead_known"), {"phone": "06 99 99 99 99"}).content.decode()
    assert KNOWN not in desk.post(at("lead_known"), {"phone": "\x00", "email": "é" * 400}).content.decode()


def test_h9_a_duplicate_is_compared_merged_and_put_back(desk: Client, lead: Lead, twin: Lead) -> None:
    assert desk.get(at("leads")).content.decode().count("Doublon possible") == 2
    assert "Comparer avec" in desk.get(at("lead", lead.pk)).content.decode()
    compared = desk.get(at("lead_merge", twin.pk, lead.household_id)).content.decode()
    assert "même téléphone" in compared
    assert "Changer la chaudière" not in compared

    merged = desk.post(at("lead_merge", twin.pk, lead.household_id))

    assert merged["Location"] == at("lead", lead.pk)
    page = desk.get(at("lead", lead.pk)).content.decode()
    assert "Changer la chaudière" in page
    assert "Défaire la fusion" in page
    assert (
        "vient d’être fusionné"
        in desk.post(at("lead_merge", lead.pk, HouseholdMerge.objects.get().absorbed_id), follow=True).content.decode()
    )
    desk.post(at("merge_undo", lead.pk, HouseholdMerge.objects.get().pk))
    twin.refresh_from_db()
    assert twin.state == "new"
    assert Entry.objects.filter(action__in=[Action.HOUSEHOLDS_MERGED, Action.HOUSEHOLDS_SEPARATED]).count() == 2


def test_two_that_are_others_are_not_asked_about_again(desk: Client, lead: Lead, twin: Lead) -> None:
    desk.post(at("lead_apart", lead.pk, twin.household_id))

    assert "Doublon possible" not in desk.get(at("leads")).content.decode()


def test_d2_nobody_elsewhere_compares_merges_or_undoes(
    at_desk: Desk, lead: Lead, twin: Lead, adviser: User, adviser_elsewhere: User, other_platform: Platform
) -> None:
    own = LeadFactory.create(household=HouseholdFactory.create(platform=other_platform))
    theirs = at_desk(adviser_elsewhere)

    assert theirs.get(at("lead_merge", lead.pk, twin.household_id)).status_code == 404
    for address in (
        at("lead_merge", own.pk, twin.household_id),
        at("lead_apart", own.pk, twin.household_id),
        at("merge_undo", own.pk, uuid.uuid4()),
        at("lead_merge", lead.pk, own.household_id),
    ):
        assert theirs.post(address).status_code == 404
    assert not HouseholdMerge.objects.exists()


def test_the_manager_sets_points_and_shares(
    at_desk: Desk, manager: User, adviser: User, lead: Lead, platform: Platform
) -> None:
    office = at_desk(manager)
    address = at("lead_settings", platform.pk)
    form = office.get(address).context["form"]
    typed = {name: field.initial for name, field in form.fields.items() if field.initial is not None}
    typed |= {"high": 40, "middle": 20, "after_hours": 4, "is_shared": "on", "points_callback": "45"}
    typed = {name: value for name, value in typed.items() if value is not False}
    typed[f"most_{adviser.pk.hex}"] = "0"

    assert office.post(address, {**typed, "middle": "90"}).status_code == 422
    assert office.post(address, typed).status_code == 302

    assert LeadSettings.objects.get().points["callback"] == 45
    assert AdviserShare.objects.get(adviser=adviser).most == 0
    assert "Priorité haute" in office.get(at("lead", lead.pk)).content.decode()
    assert "1\xa0prospect pour Nadia" in office.post(at("leads_share", platform.pk), follow=True).content.decode()
    assert "Confié à Nadia" in office.get(at("lead", lead.pk)).content.decode()


def test_d1_an_adviser_sets_nothing(
    desk: Client, at_desk: Desk, manager: User, platform: Platform, other_platform: Platform
) -> None:
    for name in ("lead_settings", "leads_share"):
        assert desk.post(at(name, platform.pk)).status_code == 403
        assert at_desk(manager).post(at(name, other_platform.pk)).status_code == 404


def test_the_list_can_begin_with_the_highest_priority(desk: Client, lead: Lead) -> None:
    first = LeadFactory.create(household=HouseholdFactory.create(platform=lead.platform), readiness="quotes")

    page = desk.get(at("leads"), {"sort": "priority"})

    assert [found.pk for found in page.context["page"]] == [first.pk, lead.pk]
    assert desk.get(at("leads"), {"sort": "priority", "state": "closed"}).status_code == 200


def test_of_two_who_take_a_lead_the_second_is_told(desk: Client, at_desk: Desk, manager: User, lead: Lead) -> None:
    at_desk(manager).post(at("lead_take", lead.pk), {"vu": ""})

    assert "Nadia" in desk.post(at("lead_take", lead.pk), {"vu": ""}, follow=True).content.decode()
    lead.refresh_from_db()
    assert lead.assigned_to == manager
    desk.post(at("lead_take", lead.pk), {"vu": str(manager.pk)})
    lead.refresh_from_db()
    assert lead.assigned_to != manager


def test_a_pathway_that_is_no_longer_published_is_said_and_opens_nothing(desk: Client, lead: Lead) -> None:
    for wrong in (str(uuid.uuid4()), "n’importe quoi"):
        page = desk.post(at("lead_convert", lead.pk), {"pathway": wrong}, follow=True).content.decode()
        assert "n’est plus en vigueur" in page

    assert not Case.objects.exists()
