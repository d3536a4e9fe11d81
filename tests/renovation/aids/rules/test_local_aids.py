"""Families "local_besancon", "local_angers": aids described as data, their dates, budget and capping."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from renovation.aids.rules.local_aids import local_aid
from renovation.aids.rules.local_seeds import seeded_local_aids
from renovation.aids.rules.local_shape import LocalAid, Territory, Tier, When
from renovation.aids.rules.local_words import tier_in_words
from renovation.aids.rules.result import Result
from renovation.aids.rules.situation import Situation
from renovation.aids.rules.vocabulary import IncomeClass, Status
from tests.renovation.aids.rules.cast import BOOK, REFORMED, assert_adds_up, whole_works

AIDS = {one.code: one for one in seeded_local_aids()}
VERY_MODEST = frozenset({IncomeClass.VERY_MODEST})
CEILINGS = tuple(Decimal(one) for one in (15000, 20000, 25000, 4000))
BESANCON, ANGERS = AIDS["grand-besancon-aapel"], AIDS["angers-mieux-chez-moi"]


def at_besancon(gain: int, cost: int = 30000, **project: object) -> Situation:
    one = whole_works(cost, energy_gain_pct=Decimal(gain), **project)
    return replace(one, home=replace(one.home, epci="242500361", department="25"))


def at_angers(rfr: int) -> Situation:
    one = whole_works(18000, target_label="D")
    home = replace(one.home, epci="244900015", department="49")
    return replace(one, home=home, household=replace(one.household, persons=1, rfr_eur=Decimal(rfr)))


def paying(*group: Tier) -> LocalAid:
    """An aid of the household's department, whose regulation has these lines."""
    aid = AIDS["cote-d-or-travaux"]
    return replace(aid, excluded=Territory(), gain_over_pct=None, income_classes=frozenset(), groups=(group,))


def changed(one: Situation, **changes: object) -> Situation:
    """The same situation with other answers, wherever they stand."""
    parts = {part: getattr(one, part) for part in ("household", "home", "project")}
    for name, value in changes.items():
        part = next(part for part, facts in parts.items() if hasattr(facts, name))
        parts[part] = replace(parts[part], **{name: value})
    return replace(one, **parts)


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


@pytest.mark.parametrize(
    ("tier", "changes", "question"),
    [
        (Tier("per_m2", Decimal(10)), {"area_m2": None}, "surface habitable"),
        (Tier("rate", Decimal("0.4"), When(gain_from_pct=Decimal(40))), {}, "gain d’énergie"),
        (Tier("flat", Decimal(500), When(target_label="B")), {"target_label": None}, "Quelle classe"),
        (Tier("flat", Decimal(500), When(least_jumps=4)), {"label": None}, "avant et après travaux"),
        (Tier("flat", Decimal(500), When(income_classes=VERY_MODEST)), {"rfr_eur": None}, "revenu fiscal"),
        (Tier("flat", Decimal(500), When(rfr_ceilings_eur=CEILINGS)), {"rfr_eur": None}, "revenu fiscal"),
    ],
)
def test_what_is_not_known_is_asked_and_never_gives_the_lower_amount(
    tier: Tier, changes: dict[str, object], question: str
) -> None:
    found = judge(paying(tier, Tier("rate", Decimal("0.1"))), changed(whole_works(30000), **changes))

    assert found.status is Status.TO_COMPLETE
    assert any(question in one for one in found.questions)


def test_a_line_that_comes_too_late_asks_nothing() -> None:
    aid = paying(Tier("flat", Decimal(900)), Tier("rate", Decimal("0.4"), When(gain_from_pct=Decimal(40))))

    assert judge(aid, whole_works(30000)).amount_eur == 900


def test_without_a_line_for_the_household_it_is_not_eligible() -> None:
    found = judge(paying(Tier("flat", Decimal(900), When(least_jumps=5))), whole_works(30000))

    assert found.status is Status.NOT_ELIGIBLE
    assert "Aucun montant du règlement" in found.reason


def test_one_class_and_several_are_written_as_they_are_said() -> None:
    said = [tier_in_words(Tier("flat", Decimal(500), When(most_jumps=jumps))) for jumps in (1, 2)]

    assert [words.partition(" si ")[2] for words in said] == ["1 classe de gain au plus", "2 classes de gain au plus"]


def test_at_least_four_aids_are_seeded() -> None:
    assert len(AIDS) >= 4
