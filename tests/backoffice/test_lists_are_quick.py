"""The number of queries of a list does not grow with its lines (L9)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.models import Appointment
from renovation.cases.models import Case
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.factories.cases import (
    CaseFactory,
    DwellingFactory,
    HouseholdFactory,
    LeadFactory,
    MessageFactory,
    TaskFactory,
)
from tests.factories.platforms import agent

# Session, account, second factor, memberships, site and platform, counts of the side bar: about ten for the frame.
BUDGETS = {"cases": 24, "leads": 22, "tasks": 22, "messages": 22, "morning": 26, "search": 24}


def add_lines(platform: Platform, adviser: User, number: int) -> None:
    for _ in range(number):
        household = HouseholdFactory.create(platform=platform)
        case = CaseFactory.create(
            household=household, referent=adviser, dwelling=DwellingFactory.create(platform=platform)
        )
        TaskFactory.create(case=case, assigned_to=adviser, due_on=timezone.localdate())
        MessageFactory.create(case=case)
        LeadFactory.create(household=household, assigned_to=adviser)


def queries_of(client: Client, name: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(reverse(f"backoffice:{name}"), {"q": "morel"}).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", BUDGETS)
def test_l9_a_list_asks_the_same_number_of_queries_for_two_and_for_twelve_lines(
    name: str, desk: Client, platform: Platform, adviser: User
) -> None:
    add_lines(platform, adviser, 2)
    queries_of(desk, name)
    few = queries_of(desk, name)
    add_lines(platform, adviser, 10)

    many = queries_of(desk, name)

    assert many == few <= BUDGETS[name]


def test_l9_the_page_of_a_case_does_not_ask_more_for_a_longer_story(desk: Client, case: Case, adviser: User) -> None:
    address = reverse("backoffice:case", args=[case.pk])

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            desk.get(address)
        return len(found)

    TaskFactory.create(case=case, assigned_to=adviser)
    MessageFactory.create(case=case)
    queries()
    few = queries()
    for _ in range(5):
        TaskFactory.create(case=case, assigned_to=adviser)
        MessageFactory.create(case=case)

    assert queries() == few


def test_a_list_has_pages_of_fifty(desk: Client, case: Case) -> None:
    for _ in range(50):
        CaseFactory.create(household=case.household)

    first = desk.get(reverse("backoffice:cases")).context["page"]
    beyond = desk.get(reverse("backoffice:cases"), {"page": "99"}).context["page"]

    assert (len(first), len(beyond), beyond.number) == (50, 1, 2)


@pytest.mark.parametrize("view", ["jour", "semaine", "mois"])
def test_l9_the_agenda_asks_the_same_for_one_appointment_and_for_many_people(
    desk: Client, platform: Platform, adviser: User, case: Case, view: str
) -> None:
    start = timezone.now().replace(hour=8, minute=0)
    address, asked = reverse("backoffice:agenda"), {"vue": view, "equipe": "1"}

    def fill(people: list[User], number: int) -> None:
        for one in people:
            for rank in range(number):
                begins = start + timedelta(hours=rank)
                Appointment.objects.create(
                    platform=platform,
                    adviser=one,
                    household=HouseholdFactory.create(platform=platform),
                    modality="phone",
                    period=(begins, begins + timedelta(minutes=30)),
                    token_hash=uuid4().hex,
                )

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(address, asked).status_code == 200
        return len(found)

    fill([adviser], 1)
    queries()
    few = queries()
    fill([agent(Role.ADVISER, platform, email=f"{rank}@maisonnee.example") for rank in range(5)], 4)

    # Eight for the frame of the office, twelve for the agenda and the choices of people, places and types.
    assert queries() == few <= 20
