"""The demonstration shows a case under way, one that compares, one draft to correct."""

import pytest
from django.utils import timezone

from config.demo.contracts import Contracts
from renovation.accounts.models import User
from renovation.contracts.models import Quote
from renovation.contracts.queries import movements_of, quotes_of, statement_of
from renovation.platforms.models import Platform
from tests.factories.cases import CaseFactory, DwellingFactory, HouseholdFactory
from tests.factories.contracts import load_delays
from tests.factories.prices import load_price_parameters


@pytest.mark.django_db
def test_each_kind_of_paper_can_be_seen(platform: Platform, adviser: User) -> None:
    load_price_parameters()
    load_delays()
    home = DwellingFactory.create(platform=platform)
    cases = [
        CaseFactory.create(household=HouseholdFactory.create(platform=platform), referent=adviser, dwelling=home)
        for _ in range(3)
    ]

    Contracts(now=timezone.now()).fill(cases)

    found = statement_of(cases[0])
    assert 0 < found.paid < found.invoiced < found.engaged
    assert [one.kind for one in movements_of(cases[0])] == ["payment", "payment", "due"]
    assert [one.state for one in quotes_of(cases[1])] == ["received"] * 3
    assert set(Quote.objects.values_list("state", flat=True)) >= {"draft", "received", "signed", "abandoned"}
