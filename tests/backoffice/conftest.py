"""Agents at their desk: logged in, second factor verified."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, Opening
from renovation.cases.models import Case, Lead
from renovation.cases.operations import convert_lead, move_stage, set_task, write_message, write_note
from renovation.households.models import Household
from tests.door.login import login_agent
from tests.factories.cases import CaseDocumentFactory, DwellingFactory, LeadFactory, MessageFactory

Desk = Callable[[User], Client]


@pytest.fixture
def at_desk() -> Desk:
    """A browser in which this agent has passed both factors."""

    def open_desk(user: User) -> Client:
        client = Client()
        login_agent(client, user)
        return client

    return open_desk


@pytest.fixture
def desk(at_desk: Desk, adviser: User) -> Client:
    """The adviser's browser."""
    return at_desk(adviser)


@pytest.fixture
def lead(household: Household) -> Lead:
    return LeadFactory.create(household=household, request="Isoler les combles", callback_wish="Le soir")


@pytest.fixture
def full_case(lead: Lead, adviser: User, household_user: User) -> Case:
    """A case in which everything happened."""
    now = timezone.now()
    case = convert_lead(lead_id=lead.pk, author=adviser, now=now)
    case.dwelling = DwellingFactory.create(platform=case.platform)
    case.save()
    write_note(case=case, author=adviser, text="Hésite entre deux entreprises")
    write_message(case=case, author=adviser, text="Voici la suite", from_household=False)
    MessageFactory.create(case=case, author=household_user)
    set_task(case=case, author=adviser, title="Comparer", due_on=timezone.localdate(), assigned_to=adviser)
    move_stage(case_id=case.pk, to_stage="diagnosis", author=adviser, now=now)
    CaseDocumentFactory.create(case=case, author=adviser)
    common = {"platform": case.platform, "adviser": adviser, "modality": "phone"}
    hours = (now + timedelta(minutes=5), now + timedelta(minutes=65))
    Appointment.objects.create(**common, household=case.household, case=case, period=hours, token_hash="a")
    Opening.objects.create(platform=case.platform, adviser=adviser, period=hours)
    return Case.objects.get(pk=case.pk)
