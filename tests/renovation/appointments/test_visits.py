"""A visit is promised somewhere, or not at all."""

import pytest

from renovation.accounts.models import User
from renovation.appointments.models import AppointmentType, WaitingOffer
from renovation.appointments.operations import (
    AddressNeeded,
    Details,
    accept_offer,
    book,
    cancel,
    join_waiting_list,
    move,
    offer_freed_slot,
)
from renovation.appointments.operations.outside_hours import ChosenTime, book_outside_hours
from renovation.appointments.rules.offered import Asked
from renovation.cases.models import Case
from renovation.households.models import Household
from renovation.platforms.models import Platform
from renovation.platforms.rules.tokens import token_hash
from tests.factories.appointments import MORNING, AppointmentTypeFactory, OpeningFactory, by_phone
from tests.factories.cases import DwellingFactory
from tests.renovation.appointments.conftest import NOW

AT_HOME = Asked(MORNING, "home", None)
WHERE = "3 rue des Fleurs, 25000 Besançon"


@pytest.fixture
def visit(platform: Platform, adviser: User) -> AppointmentType:
    OpeningFactory.create(platform=platform, adviser=adviser, modalities=["home", "phone"])
    return AppointmentTypeFactory.create(platform=platform, code="visite", modalities=["home", "phone"])


@pytest.fixture
def housed(case: Case) -> Case:
    case.dwelling = DwellingFactory.create(
        platform=case.platform, address="3 rue des Fleurs", postcode="25000", commune__name="Besançon"
    )
    case.save()
    return case


def test_without_an_address_it_is_refused(visit: AppointmentType, household: Household, case: Case) -> None:
    for details in (Details(), Details(case=case), Details(visit_address="  ")):
        with pytest.raises(AddressNeeded):
            book(kind=visit, household=household, asked=AT_HOME, token="un", now=NOW, details=details)


def test_the_dwelling_of_the_case_is_an_address(visit: AppointmentType, household: Household, housed: Case) -> None:
    taken = book(kind=visit, household=household, asked=AT_HOME, token="un", now=NOW, details=Details(case=housed))

    assert taken.place == WHERE


def test_outside_hours_too(visit: AppointmentType, household: Household, adviser: User) -> None:
    chosen = ChosenTime(MORNING.replace(hour=18), "home", [adviser.pk])
    with pytest.raises(AddressNeeded):
        book_outside_hours(
            kind=visit, household=household, chosen=chosen, token="un", now=NOW, details=Details(booked_by=adviser)
        )


def test_what_becomes_a_visit_needs_one_and_what_stays_a_visit_keeps_its_own(
    visit: AppointmentType, household: Household
) -> None:
    taken = book(kind=visit, household=household, asked=by_phone(), token="un", now=NOW)

    with pytest.raises(AddressNeeded):
        move(appointment=taken, asked=AT_HOME, now=NOW)

    assert move(appointment=taken, asked=AT_HOME, now=NOW, address=WHERE).place == WHERE


def test_an_offered_visit_says_where(visit: AppointmentType, household: Household, neighbour: Household) -> None:
    taken = book(
        kind=visit, household=neighbour, asked=AT_HOME, token="un", now=NOW, details=Details(visit_address=WHERE)
    )
    join_waiting_list(kind=visit, household=household, token="attente", now=NOW)
    cancel(appointment=taken, by_household=True, now=NOW)
    offer_freed_slot(kind_id=visit.pk, asked=AT_HOME, adviser_id=None, now=NOW)
    offer = WaitingOffer.objects.get()
    assert offer.hold is not None
    offer.hold.holder = token_hash("offre")
    offer.hold.save()

    with pytest.raises(AddressNeeded):
        accept_offer(offer=offer, token="offre", now=NOW)
    assert accept_offer(offer=offer, token="offre", now=NOW, address=WHERE).place == WHERE
