"""The demonstration has two segments, and a campaign that gave something."""

from datetime import timedelta

from django.utils import timezone

from config.demo.campaigns import run_campaign
from renovation.accounts.models import User
from renovation.campaigns.models import Segment
from renovation.campaigns.queries import results_of
from renovation.cases.models import Lead
from renovation.households.models import Household, Occupancy
from renovation.platforms.models import Platform
from tests.factories.campaigns import agree
from tests.factories.cases import CaseFactory, DwellingFactory, LeadFactory


def test_the_campaign_of_the_demonstration_has_results(
    platform: Platform, household: Household, neighbour: Household, manager: User
) -> None:
    for each in (household, neighbour):
        home = DwellingFactory.create(platform=platform, estimated_class="G")
        Occupancy.objects.create(household=agree(each), dwelling=home)
    CaseFactory.create(household=household, opened_at=timezone.now() - timedelta(days=90))
    lead = LeadFactory.create(household=neighbour)
    Lead.objects.filter(pk=lead.pk).update(created_at=timezone.now() - timedelta(days=40))

    results = results_of(run_campaign(platform, manager=manager, now=timezone.now()))

    assert Segment.objects.count() == 2
    assert (results.told, results.answered, results.converted) == (2, 1, 1)
