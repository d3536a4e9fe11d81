"""The demonstration's agenda looks lived in: absences, workshops with people, a waiting list."""

from django.utils import timezone

from config.demo.agenda_events import fill_agenda
from renovation.accounts.models import User
from renovation.appointments.models import Absence, CollectiveSession, WaitingEntry
from renovation.appointments.operations import seed_agenda
from renovation.platforms.models import Platform
from tests.factories.cases import CaseFactory, HouseholdFactory


def test_the_agenda_of_the_demonstration_is_furnished(platform: Platform, adviser: User, manager: User) -> None:
    seed_agenda(platform=platform)
    households = [HouseholdFactory.create(platform=platform) for _ in range(21)]
    cases = [CaseFactory.create(household=household) for household in households]

    fill_agenda(platform, [adviser, manager], cases, now=timezone.now())

    seats = list(CollectiveSession.objects.order_by("period").values_list("seats_taken", flat=True))
    assert seats == [8, 9, 0]
    assert (Absence.objects.count(), WaitingEntry.objects.count()) == (2, 4)
