"""Mails are composed with their templates: here only that they leave, and to whom, is asked."""

import uuid
from collections.abc import Callable

import pytest

from renovation.cases.models import Lead
from renovation.households.models import Household
from renovation.outbox.models import Mail
from tests.factories.cases import LeadFactory


@pytest.fixture
def lead(household: Household) -> Lead:
    return LeadFactory.create(household=household, request="Isoler les combles", callback_wish="Le soir")


@pytest.fixture
def key() -> uuid.UUID:
    """What a form proposes as the identifier of what it creates."""
    return uuid.uuid4()


@pytest.fixture
def mails() -> Callable[[], list[tuple[str, str]]]:
    """Template and recipient of each mail written."""
    return lambda: list(Mail.objects.order_by("created_at").values_list("template", "recipient"))
