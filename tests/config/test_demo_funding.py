"""The demonstration shows aids under way, paid, waiting and refused, a late payment, and a financer who reads."""

import pytest
from django.utils import timezone

from config.demo.funding import Funding
from renovation.accounts.models import User
from renovation.alerts.enums import Watch
from renovation.alerts.queries import findings
from renovation.funding.models import AidFile, BuiltStatement, LoanFile
from renovation.funding.queries.shares import cases_of_financer
from renovation.funding.rules.built import built_from_dict
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.queries import reader_for
from tests.factories.alerts import rule_on
from tests.factories.cases import CaseFactory, HouseholdFactory
from tests.factories.contracts import load_delays
from tests.factories.funding import filed_version
from tests.factories.platforms import UserFactory, agent
from tests.factories.prices import load_price_parameters


@pytest.mark.django_db
def test_each_kind_of_history_can_be_seen(platform: Platform, adviser: User) -> None:
    homes = [HouseholdFactory.create(platform=platform, user=UserFactory.create()) for _ in range(4)]
    cases = [CaseFactory.create(household=home, referent=adviser) for home in homes]
    for case in cases:
        filed_version(case, adviser)
    bank = agent(Role.PARTNER, platform, email="banque@partenaire.example")
    now = timezone.now()
    load_price_parameters()
    load_delays()

    Funding(now=now).fill(cases, financer=bank)

    states = set(AidFile.objects.values_list("state", flat=True))
    assert states == {"advance_asked", "filed", "paid", "incomplete", "refused"}
    assert {"offered", "released", "to_ask"} <= set(LoanFile.objects.values_list("state", flat=True))
    built = built_from_dict(BuiltStatement.objects.get().content)
    assert built.planned_eur == built.engaged_eur == built.invoiced_eur == built.paid_eur
    assert (built.unbilled_eur, built.gap_eur) == (0, 0)
    assert cases_of_financer(reader_for(bank)) == [cases[0]]
    for watch, days in ((Watch.GRANT_ENDING, 60), (Watch.AID_WAITING, 60), (Watch.REPAYMENT_LATE, 7)):
        assert findings(rule_on(platform, watch, days=days), now=now)
