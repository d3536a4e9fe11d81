"""H1: fifty people want the last slot at the same instant."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connection

from renovation.appointments.models import Appointment, AppointmentType
from renovation.appointments.operations import SlotTaken, book
from renovation.appointments.queries import default_type
from renovation.households.models import Household
from renovation.platforms.enums import Role
from tests.factories.appointments import OpeningFactory, by_phone
from tests.factories.cases import HouseholdFactory
from tests.factories.platforms import PlatformFactory, agent

PEOPLE = 50
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_h1_fifty_at_once_make_one_appointment_and_forty_nine_polite_refusals() -> None:
    platform = PlatformFactory.create()
    adviser = agent(Role.ADVISER, platform, email="seule@besancon.example")
    OpeningFactory.create(platform=platform, adviser=adviser, minutes=45)
    households = HouseholdFactory.create_batch(PEOPLE, platform=platform)
    kind = default_type(platform)
    assert kind is not None
    start = Barrier(PEOPLE)

    with ThreadPoolExecutor(PEOPLE) as people:
        outcomes = list(people.map(lambda household: attempt(kind, household, start), households))

    assert sorted(set(outcomes)) == ["booked", "taken"]
    assert outcomes.count("booked") == Appointment.objects.count() == 1


def attempt(kind: AppointmentType, household: Household, start: Barrier) -> str:
    try:
        start.wait(timeout=30)
        book(kind=kind, household=household, asked=by_phone(), token=str(household.pk), now=NOW)
    except SlotTaken:
        return "taken"
    else:
        return "booked"
    finally:
        connection.close()
