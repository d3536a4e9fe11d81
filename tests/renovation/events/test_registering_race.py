"""H2: thirty people want ten seats at the same instant."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from renovation.events.models import Registration
from renovation.events.operations import cancel_registration, register
from renovation.platforms.models import Platform
from tests.factories.living import EVENING, announced, person
from tests.factories.platforms import PlatformFactory

PEOPLE, SEATS = 30, 10
NOW = EVENING - timedelta(days=10)


@pytest.mark.django_db(transaction=True)
def test_h2_never_over_capacity_whoever_comes_and_goes() -> None:
    platform = PlatformFactory.create()
    start = Barrier(PEOPLE)

    with ThreadPoolExecutor(PEOPLE) as people:
        waits = list(people.map(lambda number: attempt(platform, number, start), range(PEOPLE)))

    assert waits.count(False) == Registration.objects.confirmed().count() == SEATS
    assert Registration.objects.waiting().count() == PEOPLE - SEATS


@pytest.mark.django_db(transaction=True)
def test_h2_seats_given_back_at_once_are_given_once() -> None:
    platform = PlatformFactory.create()
    for number in range(PEOPLE):
        come(platform, number)
    leaving = list(Registration.objects.confirmed()[:5])
    start = Barrier(len(leaving))

    with ThreadPoolExecutor(len(leaving)) as people:
        list(people.map(lambda registration: leave(registration, start), leaving))

    assert Registration.objects.confirmed().count() == SEATS
    assert Registration.objects.waiting().count() == PEOPLE - SEATS - len(leaving)


def come(platform: Platform, number: int) -> bool:
    page = announced(capacity=SEATS)
    return register(platform=platform, announced=page, person=person(number), key=uuid.uuid4(), now=NOW).is_waiting


def attempt(platform: Platform, number: int, start: Barrier) -> bool:
    try:
        start.wait(timeout=30)
        return come(platform, number)
    finally:
        connection.close()


def leave(registration: Registration, start: Barrier) -> None:
    try:
        start.wait(timeout=30)
        cancel_registration(registration=registration, by_staff=False, now=NOW)
    finally:
        connection.close()
