"""The demonstration's agenda looks lived in: places, absences, workshops with people, a waiting list."""

from django.utils import timezone

from config.demo.desk_agenda import furnish_agenda
from renovation.accounts.models import User
from renovation.appointments.models import Absence, CollectiveSession, OpeningRule, WaitingEntry
from renovation.appointments.operations import seed_agenda
from renovation.platforms.models import Platform
from tests.factories.cases import CaseFactory, HouseholdFactory


def test_the_agenda_of_the_demonstration_is_furnished(platform: Platform, adviser: User, manager: User) -> None:
    seed_agenda(platform=platform)
    households = [HouseholdFactory.create(platform=platform) for _ in range(21)]
    cases = [CaseFactory.create(household=household) for household in households]

    furnish_agenda(platform, [adviser, manager], cases, now=timezone.now())

    seats = list(CollectiveSession.objects.order_by("period").values_list("seats_taken", flat=True))
    assert seats == [8, 9]
    assert (Absence.objects.count(), OpeningRule.objects.count(), WaitingEntry.objects.count()) == (2, 2, 4)
