"""A morning with two slots, and the few people that the stories of the agenda need."""

from datetime import UTC, datetime

import pytest

from renovation.accounts.models import User
from renovation.appointments.models import Appointment, AppointmentType, Opening, Place
from renovation.appointments.operations import book
from renovation.appointments.queries import default_type
from renovation.households.models import Household
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from tests.factories.appointments import OpeningFactory, PlaceFactory, by_phone
from tests.factories.platforms import agent

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def opening(platform: Platform, adviser: User) -> Opening:
    return OpeningFactory.create(platform=platform, adviser=adviser)


@pytest.fixture
def kind(opening: Opening) -> AppointmentType:
    """What anybody may book in that morning."""
    found = default_type(opening.platform)
    assert found is not None
    return found


@pytest.fixture
def colleague(platform: Platform) -> User:
    return agent(Role.ADVISER, platform, email="yanis.lopez@besancon.example", first_name="Yanis", last_name="Lopez")


@pytest.fixture
def reception(platform: Platform) -> Place:
    return PlaceFactory.create(platform=platform, name="Accueil")


@pytest.fixture
def appointment(kind: AppointmentType, household: Household) -> Appointment:
    """The first slot of the morning, taken by the household of the story."""
    return book(kind=kind, household=household, asked=by_phone(), token="jeton", now=NOW)
