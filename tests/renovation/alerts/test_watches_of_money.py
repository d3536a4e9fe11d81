"""Money that is looked at: grants that end, aids that wait, payments that are late, plans whose parameters changed."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from renovation.accounts.models import User
from renovation.alerts.enums import Watch
from renovation.alerts.queries import findings
from renovation.alerts.rules.seeds import rule_seeds
from renovation.cases.models import Case
from renovation.financing.models import Calculation, FinancingPlan
from renovation.funding.operations.repayments import lay_repayments, mark_paid
from tests.factories.alerts import rule_on
from tests.factories.financing import variant_of
from tests.factories.funding import CEE, aid_of, filed_version, followed, loan_of, noted

NOW = datetime(2026, 11, 27, 10, tzinfo=UTC)
DAY = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def present() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def found(case: Case, watch: Watch, days: int) -> list[str]:
    return [one.words for one in findings(rule_on(case.platform, watch, days=days), now=NOW)]


def test_a_grant_that_ends_until_it_is_paid(case: Case, adviser: User) -> None:
    followed(case, adviser)
    noted(aid_of(case), adviser, "filed", DAY)
    noted(aid_of(case), adviser, "granted", DAY, 8000, expires_on=date(2027, 1, 10))

    assert len(found(case, Watch.GRANT_ENDING, 60)) == 1
    assert found(case, Watch.GRANT_ENDING, 20) == []
    noted(aid_of(case), adviser, "paid", DAY, 8000)
    assert found(case, Watch.GRANT_ENDING, 60) == []


def test_an_aid_that_waits_or_is_to_be_asked_about(case: Case, adviser: User) -> None:
    followed(case, adviser)
    noted(aid_of(case), adviser, "filed", DAY)
    noted(aid_of(case, CEE), adviser, "filed", date(2026, 11, 26), remind_on=date(2026, 11, 27))

    assert len(found(case, Watch.AID_WAITING, 20)) == 2
    assert found(case, Watch.AID_WAITING, 60) == [
        "Prime CEE, murs\N{NO-BREAK SPACE}: déposée depuis le 26/11/2026, à relancer le 27/11/2026"
    ]


def test_payments_that_are_late(case: Case, adviser: User) -> None:
    followed(case, adviser)
    loan = loan_of(case)
    lay_repayments(loan_id=loan.pk, first_on=date(2026, 10, 5))
    noted(loan, adviser, "asked", DAY)
    noted(loan, adviser, "offered", DAY, 3000)
    assert found(case, Watch.REPAYMENT_LATE, 7) == []
    noted(loan, adviser, "accepted", DAY)

    assert found(case, Watch.REPAYMENT_LATE, 7) == [
        "Oktave\N{NO-BREAK SPACE}: 2 échéance(s) en retard depuis le 05/10/2026"
    ]
    mark_paid(loan_id=loan.pk, number=2, paid_on=date(2026, 11, 5), with_earlier=True, now=NOW)
    assert found(case, Watch.REPAYMENT_LATE, 7) == []


def test_a_plan_whose_parameters_changed_until_it_is_filed(case: Case, adviser: User) -> None:
    variant = variant_of(case, adviser, "Pour le plan")
    FinancingPlan.objects.create(variant=variant, name="Plan déposé", inputs={})
    assert found(case, Watch.PLAN_CHANGED, 0) == []
    used = {"2026-11-01": {"aids.gone": {"label": "Plafond", "value": 3, "source": "", "valid_from": None}}}
    Calculation.objects.update(used=used, on=DAY, made_at=NOW - timedelta(days=3))

    assert found(case, Watch.PLAN_CHANGED, 0) == [
        "Plan «\N{NO-BREAK SPACE}Plan déposé\N{NO-BREAK SPACE}», des valeurs ont changé\N{NO-BREAK SPACE}: Plafond"
    ]
    filed_version(case, adviser)
    assert found(case, Watch.PLAN_CHANGED, 0) == []


def test_the_last_calculation_of_a_plan_is_the_one_that_is_old(case: Case, adviser: User) -> None:
    FinancingPlan.objects.create(variant=variant_of(case, adviser, "Pour le plan"), name="Plan déposé", inputs={})
    used = {"2026-11-01": {"aids.gone": {"label": "Plafond", "value": 3, "source": "", "valid_from": None}}}
    Calculation.objects.update(used=used, on=DAY, made_at=NOW - timedelta(days=3))
    assert len(found(case, Watch.PLAN_CHANGED, 2)) == 1
    last = Calculation.objects.get()
    last.pk, last.number, last.made_at = uuid4(), last.number + 1, NOW - timedelta(days=1)
    last.save(force_insert=True)

    assert found(case, Watch.PLAN_CHANGED, 2) == []


def test_every_watch_has_a_rule_of_the_house() -> None:
    assert {one.watch for one in rule_seeds()} == set(Watch)
