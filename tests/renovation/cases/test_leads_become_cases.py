"""Converting a lead: everything follows, once."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from renovation.accounts.models import User
from renovation.appointments.models import Appointment
from renovation.cases.enums import LeadState, Stage
from renovation.cases.models import Case, Lead, StageChange
from renovation.cases.operations import convert_lead
from renovation.cases.rules.numbers import is_case_number
from renovation.diagnosis.models import SelfDiagnosis
from renovation.households.models import Household
from tests.factories.cases import NOVEMBER, DwellingFactory, HouseholdFactory, LeadFactory


def test_household_dwelling_diagnosis_and_appointments_are_carried(lead: Lead, adviser: User) -> None:
    dwelling = DwellingFactory.create(platform=lead.platform)
    lead.diagnosis = SelfDiagnosis.objects.create(
        platform=lead.platform, dwelling=dwelling, household=lead.household, expires_at=NOVEMBER, token_hash="a"
    )
    lead.save()
    appointment = Appointment.objects.create(
        platform=lead.platform, adviser=adviser, household=lead.household, lead=lead, modality="phone",
        period=(NOVEMBER, NOVEMBER + timedelta(hours=1)), token_hash="b",
    )  # fmt: skip

    case = convert_lead(lead_id=lead.pk, author=adviser, now=NOVEMBER)

    appointment.refresh_from_db()
    assert (case.household, case.dwelling, appointment.case) == (lead.household, dwelling, case)
    assert case.lead.diagnosis == lead.diagnosis
    assert case.summary == "Isoler les combles"


def test_the_lead_is_converted_and_the_first_stage_is_in_the_history(lead: Lead, adviser: User) -> None:
    case = convert_lead(lead_id=lead.pk, author=adviser, now=NOVEMBER)

    lead.refresh_from_db()
    assert (lead.state, lead.first_answered_at) == (LeadState.CONVERTED, NOVEMBER)
    assert is_case_number(case.number)
    assert StageChange.objects.get(case=case).to_stage == Stage.INFORMATION


def test_whoever_follows_the_lead_becomes_the_referent(lead: Lead, adviser: User, manager: User) -> None:
    Lead.objects.filter(pk=lead.pk).update(assigned_to=adviser)

    assert convert_lead(lead_id=lead.pk, author=manager, now=NOVEMBER).referent == adviser


def test_the_household_is_told_by_mail_once(
    lead: Lead, adviser: User, mails: Callable[[], list[tuple[str, str]]]
) -> None:
    for _ in range(2):
        convert_lead(lead_id=lead.pk, author=adviser, now=NOVEMBER)

    assert mails() == [("case_opened", lead.household.email)]


def in_threads(work: list[Callable[[], object]]) -> None:
    def run(one: Callable[[], object]) -> None:
        one()
        connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_two_browsers_at_once_open_one_case(lead: Lead, adviser: User) -> None:
    in_threads([lambda: convert_lead(lead_id=lead.pk, author=adviser, now=NOVEMBER)] * 6)

    assert Case.objects.filter(lead=lead).count() == 1


@pytest.mark.django_db(transaction=True)
def test_h5_twenty_cases_opened_at_once_have_twenty_numbers(household: Household, adviser: User) -> None:
    leads = [LeadFactory.create(household=HouseholdFactory.create(platform=household.platform)) for _ in range(20)]

    in_threads(
        [lambda pk=lead.pk: convert_lead(lead_id=pk, author=adviser, now=NOVEMBER) for lead in leads]  # type: ignore[misc]
    )

    numbers = set(Case.objects.values_list("number", flat=True))
    assert len(numbers) == 20
