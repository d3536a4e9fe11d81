"""A morning with two slots."""

import pytest

from renovation.accounts.models import User
from renovation.appointments.models import Opening
from renovation.platforms.models import Platform
from tests.factories.appointments import OpeningFactory


@pytest.fixture
def opening(platform: Platform, adviser: User) -> Opening:
    return OpeningFactory.create(platform=platform, adviser=adviser)
