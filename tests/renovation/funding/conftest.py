from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.financing.models import PlanVersion
from tests.factories import funding

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def version(case: Case, adviser: User) -> PlanVersion:
    """A filed plan, followed."""
    return funding.followed(case, adviser)
