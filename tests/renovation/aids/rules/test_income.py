"""Family "seuil": the class of income at its limits, and what is asked when the answer looks wrong."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from renovation.aids.rules.income import income_class
from renovation.aids.rules.vocabulary import IncomeClass
from tests.renovation.aids.rules.cast import BOOK, ON_REFERENCE, household, with_income

YEAR_2025 = BOOK(ON_REFERENCE)


@pytest.mark.parametrize(
    ("rfr", "expected"),
    [
        (25115, IncomeClass.VERY_MODEST),
        (25116, IncomeClass.MODEST),
        (32197, IncomeClass.MODEST),
        (32198, IncomeClass.INTERMEDIATE),
        (45340, IncomeClass.INTERMEDIATE),
        (45341, IncomeClass.HIGHER),
    ],
)
def test_one_euro_over_changes_the_class(rfr: int, expected: IncomeClass) -> None:
    assert income_class(with_income(rfr), YEAR_2025).income_class is expected


def test_cents_do_not_count() -> None:
    one = household()
    one = replace(one, household=replace(one.household, rfr_eur=Decimal("25115.99")))

    assert income_class(one, YEAR_2025).income_class is IncomeClass.VERY_MODEST


def test_each_person_past_five_adds_the_same() -> None:
    assert income_class(with_income(40388 + 3 * 5094, 8), YEAR_2025).income_class is IncomeClass.VERY_MODEST
    assert income_class(with_income(40388 + 3 * 5094 + 1, 8), YEAR_2025).income_class is IncomeClass.MODEST


def test_a_landlord_is_judged_where_he_lives() -> None:
    at_home = with_income(30000)
    landlord = replace(at_home, lives_there=False, household=replace(at_home.household, region="11"))

    assert income_class(at_home, YEAR_2025).income_class is IncomeClass.MODEST
    assert income_class(landlord, YEAR_2025).income_class is IncomeClass.VERY_MODEST


@pytest.mark.parametrize(("rfr", "persons"), [(None, 2), (-1, 2), (1800, 2), (20000, 0), (20000, None), (20000, 21)])
def test_a_doubtful_answer_is_asked_again(rfr: int | None, persons: int | None) -> None:
    answer = income_class(with_income(rfr, persons), YEAR_2025)

    assert answer.income_class is None
    assert answer.questions


def test_a_small_income_said_to_be_yearly_is_taken() -> None:
    one = with_income(1800)
    one = replace(one, household=replace(one.household, rfr_is_yearly=True))

    assert income_class(one, YEAR_2025).income_class is IncomeClass.VERY_MODEST


def test_ceilings_follow_the_year() -> None:
    limit_2024 = with_income(24875 + 1)

    assert income_class(limit_2024, BOOK(date(2024, 12, 31))).income_class is IncomeClass.MODEST
    assert income_class(limit_2024, BOOK(date(2025, 1, 1))).income_class is IncomeClass.VERY_MODEST
