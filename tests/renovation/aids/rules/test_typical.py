"""Typical households: each stays in its class of income, and tells what a local aid gives. No database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from renovation.aids.rules.income import income_class
from renovation.aids.rules.local_seeds import seeded_local_aids
from renovation.aids.rules.local_words import Names, amounts_in_words, regulation_in_words
from renovation.aids.rules.trying import try_local_aid
from renovation.aids.rules.typical import Spot, typical_situations
from tests.renovation.aids.rules.cast import BOOK

ON = date(2026, 11, 26)
BESANCON = Spot("27", "25", "242500361", "25056")
AIDS = {one.code: one for one in seeded_local_aids()}
AAPEL = AIDS["grand-besancon-aapel"]


@pytest.mark.parametrize("on", [date(2024, 6, 1), date(2025, 6, 1), ON])
@pytest.mark.parametrize("spot", [BESANCON, Spot("11", "91")])
def test_each_household_stays_in_the_class_of_its_name(spot: Spot, on: date) -> None:
    for one in typical_situations(spot, BOOK(on), on):
        income = income_class(one.situation, BOOK(on)).income_class

        assert income is not None
        assert income.label in one.title


def test_the_works_cost_what_their_words_say() -> None:
    for one in typical_situations(BESANCON, BOOK(ON), ON):
        said = f"{one.situation.cost_ht_eur:,.0f}".replace(",", "\u00a0")

        assert said in one.works


def test_a_try_tells_the_amount_and_what_capping_leaves_of_it() -> None:
    trials = {one.typical.code: one for one in try_local_aid(AAPEL, BESANCON, BOOK, ON)}

    assert trials["modest_house"].result.amount_eur == 7200
    assert not trials["higher_house"].result.granted
    assert "plafond" in trials["higher_house"].result.reason
    for one in trials.values():
        gain, amount = one.gain_eur, one.result.amount_eur or Decimal(0)
        assert gain is not None
        assert 0 <= gain <= amount


def test_an_aid_that_does_not_add_up_changes_no_plan_and_says_so() -> None:
    alone = replace(AAPEL, combinable=False)

    trial = next(one for one in try_local_aid(alone, BESANCON, BOOK, ON) if one.result.granted)

    assert trial.gain_eur == 0
    assert any("ne s’ajoute pas" in note for note in trial.result.notes)


@pytest.mark.parametrize("code", AIDS)
def test_every_example_is_told_in_words(code: str) -> None:
    lines = dict(regulation_in_words(AIDS[code], Names({"25": "Doubs"})))

    assert lines["Montant"]
    assert lines["Territoire"]
    assert len(amounts_in_words(AIDS[code])) == len(AIDS[code].groups)
