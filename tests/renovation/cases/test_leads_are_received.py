"""A household that asks several times is one lead."""

import threading
import uuid

import pytest
from django.db import connection

from renovation.cases.enums import LeadOrigin, LeadState
from renovation.cases.models import Lead
from renovation.cases.operations import open_lead
from renovation.households.models import Household
from renovation.journal.enums import Action
from renovation.journal.models import Entry


def test_a_request_becomes_a_lead_of_the_household_s_platform(household: Household) -> None:
    lead = open_lead(household=household, origin=LeadOrigin.CALLBACK, request="Isoler", callback_wish="Le soir")

    assert (lead.platform_id, lead.state) == (household.platform_id, LeadState.NEW)
    assert Entry.objects.get(action=Action.LEAD_CREATED).object_id == str(lead.pk)


def test_a_second_request_joins_the_lead_that_waits(household: Household) -> None:
    first = open_lead(household=household, origin=LeadOrigin.CALLBACK, request="Isoler les combles")

    second = open_lead(household=household, origin=LeadOrigin.APPOINTMENT, request="Changer la chaudière")

    assert second.pk == first.pk
    assert second.request == "Isoler les combles\n\nChanger la chaudière"
    assert second.revision == 2


def test_a_request_after_the_first_was_closed_is_a_new_lead(household: Household, lead: Lead) -> None:
    Lead.objects.filter(pk=lead.pk).update(state=LeadState.CLOSED)

    assert open_lead(household=household, origin=LeadOrigin.PHONE).pk != lead.pk


def test_the_same_form_sent_twice_is_one_request(household: Household, key: uuid.UUID) -> None:
    for _ in range(2):
        lead = open_lead(household=household, origin=LeadOrigin.CALLBACK, request="Isoler", key=key)

    assert (lead.pk, lead.request, lead.revision) == (key, "Isoler", 1)


def test_the_last_words_are_kept_when_the_field_is_full(household: Household) -> None:
    open_lead(household=household, origin=LeadOrigin.CALLBACK, request="a" * 1990)

    lead = open_lead(household=household, origin=LeadOrigin.CALLBACK, request="Rappelez-moi")

    assert len(lead.request) == 2000
    assert lead.request.endswith("Rappelez-moi")


@pytest.mark.django_db(transaction=True)
def test_requests_at_once_give_one_waiting_lead(household: Household) -> None:
    def ask() -> None:
        open_lead(household=household, origin=LeadOrigin.CALLBACK, request=str(uuid.uuid4()))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Lead.objects.waiting().filter(household=household).count() == 1
