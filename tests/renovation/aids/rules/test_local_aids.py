"""Families "local_besancon", "local_angers": aids described as data, their dates, budget and capping."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from renovation.aids.rules.local_aids import local_aid
from renovation.aids.rules.local_seeds import seeded_local_aids
from renovation.aids.rules.local_shape import LocalAid
from renovation.aids.rules.result import Result
from renovation.aids.rules.situation import Situation
from renovation.aids.rules.vocabulary import Status
from tests.renovation.aids.rules.cast import BOOK, REFORMED, assert_adds_up, whole_works

AIDS = {one.code: one for one in seeded_local_aids()}
BESANCON, ANGERS = AIDS["grand-besancon-aapel"], AIDS["angers-mieux-chez-moi"]


def at_besancon(gain: int, cost: int = 30000, **project: object) -> Situation:
    one = whole_works(cost, energy_gain_pct=Decimal(gain), **project)
    return replace(one, home=replace(one.home, epci="242500361", department="25"))


def at_angers(rfr: int) -> Situation:
    one = whole_works(18000, target_label="D")
    home = replace(one.home, epci="244900015", department="49")
    return replace(one, home=home, household=replace(one.household, persons=1, rfr_eur=Decimal(rfr)))


def judge(aid: LocalAid, one: Situation, on: date = REFORMED) -> Result:
    return local_aid(aid, one, BOOK(on), on)


@pytest.mark.parametrize(("gain", "amount"), [(25, None), (26, 3000), (30, 4200), (35, 5600), (40, 7200)])
def test_the_rate_follows_the_energy_saved(gain: int, amount: int | None) -> None:
    assert judge(BESANCON, at_besancon(gain)).amount_eur == amount


def test_a_bonus_adds_to_the_base() -> None:
    found = judge(BESANCON, at_besancon(45, low_consumption_renovation=True))

    assert found.amount_eur == 7200 + 1500
    assert found.trace is not None
    assert_adds_up(found.trace)


@pytest.mark.parametrize(("cost", "granted"), [(5000, False), (5001, True)])
def test_the_works_must_pass_a_minimum(cost: int, granted: bool) -> None:
    assert judge(BESANCON, at_besancon(45, cost)).granted is granted


def test_elsewhere_there_is_nothing() -> None:
    assert judge(BESANCON, whole_works(30000)).status is Status.NOT_ELIGIBLE


@pytest.mark.parametrize(("rfr", "amount"), [(13607, 3600), (13608, 2700), (17173, 2700), (20000, 1800)])
def test_the_regulation_may_have_its_own_ceilings(rfr: int, amount: int) -> None:
    """The regulation pays 15 % to very modest households; the public simulator shows 20 % as "up to"."""
    still_open = replace(ANGERS, ends=None)

    assert judge(still_open, at_angers(rfr)).amount_eur == amount


def test_an_aid_that_ended_says_when() -> None:
    found = judge(ANGERS, at_angers(15000))

    assert found.status is Status.CLOSED
    assert "31/12/2024" in found.reason


def test_a_budget_that_is_left_limits_and_one_that_is_spent_closes() -> None:
    one = at_besancon(45)

    assert judge(replace(BESANCON, budget_left_eur=Decimal(1000)), one).amount_eur == 1000
    assert judge(replace(BESANCON, budget_left_eur=Decimal(0)), one).status is Status.CLOSED


def test_at_least_four_aids_are_seeded() -> None:
    assert len(AIDS) >= 4
