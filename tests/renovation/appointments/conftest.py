"""A morning with two slots."""

import pytest

from renovation.accounts.models import User
from renovation.appointments.models import AppointmentType, Opening
from renovation.appointments.queries import default_type
from renovation.platforms.models import Platform
from tests.factories.appointments import OpeningFactory


@pytest.fixture
def opening(platform: Platform, adviser: User) -> Opening:
    return OpeningFactory.create(platform=platform, adviser=adviser)


@pytest.fixture
def kind(opening: Opening) -> AppointmentType:
    """What anybody may book in that morning."""
    found = default_type(opening.platform)
    assert found is not None
    return found
