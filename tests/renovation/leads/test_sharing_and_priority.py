"""Leads find somebody who answers, and the list begins with what matters."""

from datetime import timedelta

import pytest
from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.models import AdviserSettings, Sector
from renovation.cases.models import Lead
from renovation.cases.operations import take_lead
from renovation.cases.refusals import Refused
from renovation.households.models import Occupancy
from renovation.leads.models import AdviserShare, Handover, LeadSettings
from renovation.leads.operations import share_leads
from renovation.leads.queries import by_priority, last_handover, priority_of, scores_of
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from tests.factories.cases import DwellingFactory, HouseholdFactory, LeadFactory

NOW = timezone.now()


def lead_in(platform: Platform, commune: Commune, kind: str = "house", letter: str = "") -> Lead:
    household = HouseholdFactory.create(platform=platform)
    home = DwellingFactory.create(platform=platform, commune=commune, kind=kind, estimated_class=letter)
    Occupancy.objects.create(household=household, dwelling=home)
    return LeadFactory.create(household=household)


def test_leads_are_given_by_sector_skill_and_load(
    platform: Platform, communes: list[Commune], adviser: User, manager: User
) -> None:
    hills = Sector.objects.create(platform=platform, name="Haut")
    hills.communes.add(communes[2])
    hills.advisers.add(manager)
    LeadSettings.objects.create(platform=platform, skill_flat="copropriété")
    AdviserSettings.objects.create(platform=platform, adviser=adviser, skills=["copropriété"])
    far, flat, house = (
        lead_in(platform, communes[2]),
        lead_in(platform, communes[0], "flat"),
        lead_in(platform, communes[0]),
    )

    given = share_leads(platform_id=platform.pk, now=NOW, at_once=True)

    assert {one.lead_id: one.adviser for one in given} == {far.pk: manager, flat.pk: adviser, house.pk: adviser}
    flat.refresh_from_db()
    handover = last_handover(flat)
    assert handover is not None
    assert handover.reasons[0] == "compétence\N{NO-BREAK SPACE}: copropriété"
    assert share_leads(platform_id=platform.pk, now=NOW, at_once=True) == []


def test_whoever_takes_none_or_has_enough_is_given_none(platform: Platform, adviser: User, manager: User) -> None:
    AdviserShare.objects.create(platform=platform, adviser=manager, takes=False)
    AdviserShare.objects.create(platform=platform, adviser=adviser, most=1)
    for _ in range(2):
        LeadFactory.create(household=HouseholdFactory.create(platform=platform))

    assert [one.adviser for one in share_leads(platform_id=platform.pk, now=NOW, at_once=True)] == [adviser]
    assert Lead.objects.filter(assigned_to__isnull=True).count() == 1


def test_people_may_take_a_lead_before_it_is_shared(platform: Platform, adviser: User) -> None:
    lead = LeadFactory.create(household=HouseholdFactory.create(platform=platform))

    assert share_leads(platform_id=platform.pk, now=timezone.now() + timedelta(hours=3)) == []
    take_lead(lead_id=lead.pk, taker=adviser, seen="")
    assert share_leads(platform_id=platform.pk, now=timezone.now() + timedelta(hours=5)) == []
    assert not Handover.objects.exists()


def test_of_two_who_take_a_lead_one_wins(platform: Platform, adviser: User, manager: User) -> None:
    lead = LeadFactory.create(household=HouseholdFactory.create(platform=platform))
    take_lead(lead_id=lead.pk, taker=adviser, seen="")
    take_lead(lead_id=lead.pk, taker=adviser, seen="")

    with pytest.raises(Refused, match="Claire"):
        take_lead(lead_id=lead.pk, taker=manager, seen="")
    # Whoever sees who has it may take it over.
    assert take_lead(lead_id=lead.pk, taker=manager, seen=str(adviser.pk)).assigned_to == manager


def test_the_list_begins_with_the_highest_priority(platform: Platform, communes: list[Commune]) -> None:
    plain, ripe = lead_in(platform, communes[0]), lead_in(platform, communes[0])
    Lead.objects.filter(pk=ripe.pk).update(readiness="quotes", callback_wish="Le soir")

    assert by_priority(Lead.objects.all(), now=NOW) == [ripe.pk, plain.pk]
    assert scores_of([ripe], now=NOW)[ripe.pk].points == 40
    LeadSettings.objects.create(platform=platform, points={"quotes": 0, "callback": 0})
    assert by_priority(Lead.objects.all(), now=NOW) == [plain.pk, ripe.pk]


def test_the_home_counts_where_no_diagnosis_tells(platform: Platform, communes: list[Commune]) -> None:
    nowhere = LeadFactory.create(household=HouseholdFactory.create(platform=platform))
    lead = lead_in(platform, communes[0], letter="G")
    score = priority_of(lead, now=NOW)

    assert scores_of([nowhere, lead], now=NOW)[lead.pk] == score
    assert by_priority(Lead.objects.all(), now=NOW) == [lead.pk, nowhere.pk]

    assert {line.label for line in score.counted} == {
        "Logement estimé en classe F ou G",
        "Logement sur le territoire",
    }
