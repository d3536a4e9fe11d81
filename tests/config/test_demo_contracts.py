"""The demonstration shows a case under way, one that compares, one draft to correct."""

import pytest
from django.utils import timezone

from config.demo.contracts import Contracts
from config.demo.places import GRAND_BESANCON
from renovation.accounts.models import User
from renovation.contracts.models import Quote
from renovation.contracts.queries import movements_of, quotes_of, statement_of
from renovation.contracts.queries.qualified import qualified_of
from renovation.platforms.models import Platform
from renovation.professionals.operations import generate_demonstration
from renovation.territories.models import Commune
from renovation.territories.operations import DEMONSTRATION, import_communes
from tests.factories.cases import CaseFactory, DwellingFactory, HouseholdFactory
from tests.factories.contracts import load_delays
from tests.factories.prices import load_price_parameters


@pytest.mark.django_db
def test_each_kind_of_paper_can_be_seen(platform: Platform, adviser: User) -> None:
    load_price_parameters()
    load_delays()
    import_communes(content=DEMONSTRATION.read_bytes())
    communes = list(Commune.objects.in_intercommunality(GRAND_BESANCON).order_by("insee"))
    generate_demonstration(communes=communes, seed=25, on=timezone.localdate())
    home = DwellingFactory.create(platform=platform, commune=Commune.objects.get(name="Besançon"))
    cases = [
        CaseFactory.create(household=HouseholdFactory.create(platform=platform), referent=adviser, dwelling=home)
        for _ in range(3)
    ]

    Contracts(now=timezone.now()).fill(cases)

    found = statement_of(cases[0])
    assert 0 < found.paid < found.invoiced < found.engaged
    assert [one.kind for one in movements_of(cases[0])] == ["payment", "payment", "due"]
    assert [one.state for one in quotes_of(cases[1])] == ["received"] * 3
    assert all(one.is_covered for one in qualified_of(quotes_of(cases[1])[0], today=timezone.localdate()).values())
    assert set(Quote.objects.values_list("state", flat=True)) >= {"draft", "received", "signed", "abandoned"}
