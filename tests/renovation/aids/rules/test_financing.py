"""The complete answer: replayed at four dates, each aid on its own day, doubtful input, plain data."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from renovation.aids.rules.financing import evaluate
from renovation.aids.rules.local_seeds import seeded_local_aids
from renovation.aids.rules.situation import Dates, Household, Line, Situation
from renovation.aids.rules.vocabulary import Asker, IncomeClass, Status
from renovation.aids.rules.works import Work
from tests.renovation.aids.rules.cast import BOOK, PUMP, REFORMED, assert_adds_up, household, with_income

WALLS = Line(Work.OUTER_WALLS, cost_ht_eur=Decimal(18000), quantity=Decimal(100))
PROJECT = replace(household().project, lines=(WALLS, PUMP))


@pytest.mark.parametrize(
    ("on", "whole", "walls", "boost"),
    [
        (date(2025, 9, 15), Status.CLOSED, Status.ELIGIBLE, Status.ELIGIBLE),
        (date(2025, 10, 15), Status.ELIGIBLE, Status.ELIGIBLE, Status.ELIGIBLE),
        (date(2026, 1, 15), Status.CLOSED, Status.NOT_ELIGIBLE, Status.NOT_VERIFIED),
        (date(2027, 1, 15), Status.ELIGIBLE, Status.NOT_ELIGIBLE, Status.NOT_VERIFIED),
    ],
)
def test_one_situation_replayed_at_four_dates(on: date, whole: Status, walls: Status, boost: Status) -> None:
    found = evaluate(household(project=PROJECT), BOOK, on)
    main = found.result("mpr_accompanied")

    assert main is not None
    assert (main.status, found.lines[0].single.status, found.lines[1].boost.status) == (whole, walls, boost)


def test_the_amounts_change_with_the_rules() -> None:
    before, after = (evaluate(household(project=PROJECT), BOOK, on) for on in (date(2025, 9, 15), date(2025, 10, 15)))
    closed, opened = before.result("mpr_accompanied"), after.result("mpr_accompanied")

    assert closed is not None
    assert opened is not None
    assert closed.amount_eur is None
    assert closed.details["if_open_eur"] == Decimal("29700.00")
    assert opened.amount_eur == Decimal("26400.00")
    assert (before.lines[1].boost.amount_eur, after.lines[1].boost.amount_eur) == (4000, Decimal("5352.00"))
    assert before.fingerprint != after.fingerprint


def test_from_30_09_2025_the_counter_takes_the_very_modest_only() -> None:
    found = evaluate(with_income(30000), BOOK, REFORMED).result("mpr_accompanied")

    assert found is not None
    assert found.status is Status.CLOSED
    assert "revenus très modestes" in found.reason
    assert "01/01/2026" in found.reason


def test_each_aid_has_its_own_day() -> None:
    one = replace(household(), dates=Dates(filing=REFORMED, quote_signed=date(2025, 9, 20)))

    found = evaluate(one, BOOK, date(2026, 6, 1))

    assert found.lines[1].boost.on == date(2025, 9, 20)
    assert found.lines[1].boost.amount_eur == 4000
    assert found.lines[1].single.on == REFORMED


@pytest.mark.parametrize("on", [date(2020, 1, 1), date(2023, 12, 31)])
def test_a_day_before_the_known_rules_is_said(on: date) -> None:
    found = evaluate(household(), BOOK, on)

    assert found.plans == ()
    assert "Nous ne connaissons pas" in found.questions[0]


@pytest.mark.parametrize("rfr", [None, 20000])
def test_a_filing_before_the_known_rules_is_said_whatever_the_income(rfr: int | None) -> None:
    one = replace(with_income(rfr), dates=Dates(filing=date(2021, 5, 1)))

    found = evaluate(one, BOOK, REFORMED)

    assert (found.results, found.lines, found.plans) == ((), (), ())
    assert "01/05/2021" in found.questions[0]


def test_a_rule_unknown_on_a_day_is_not_verified() -> None:
    found = evaluate(household(), BOOK, date(2024, 6, 1)).result("property_tax")

    assert found is not None
    assert found.status is Status.NOT_VERIFIED
    assert found.label == "Exonération de taxe foncière"


def test_a_quote_signed_before_the_known_rules_is_not_verified() -> None:
    found = evaluate(replace(household(), dates=Dates(quote_signed=date(2020, 1, 1))), BOOK, REFORMED)

    assert found.lines[1].boost.status is Status.NOT_VERIFIED
    assert found.lines[1].single.granted


def test_knowing_nothing_asks_and_promises_nothing() -> None:
    found = evaluate(Situation(), BOOK, REFORMED)

    assert found.income.income_class is None
    assert found.questions
    assert all(one.amount_eur is None for one in found.results)


@pytest.mark.parametrize("rfr", [None, Decimal(-1), Decimal(1500), Decimal("NaN"), Decimal("Infinity")])
def test_a_doubtful_income_gives_no_amount(rfr: Decimal | None) -> None:
    found = evaluate(replace(household(), household=Household(2, rfr)), BOOK, REFORMED)
    main = found.result("mpr_accompanied")

    assert main is not None
    assert main.status is Status.TO_COMPLETE
    assert found.income.questions


def test_a_syndicate_is_judged_alone() -> None:
    found = evaluate(Situation(asker=Asker.SYNDICATE), BOOK, REFORMED)

    assert [one.aid for one in found.results] == ["mpr_syndicate"]


def test_parameters_of_one_day_may_be_given() -> None:
    found = evaluate(household(), BOOK(REFORMED), date(2027, 1, 1))

    assert found.fingerprint == BOOK(REFORMED).fingerprint
    assert found.income.income_class is IncomeClass.VERY_MODEST


def test_it_becomes_plain_data() -> None:
    one = household(project=PROJECT)
    plain = evaluate(one, BOOK, REFORMED, seeded_local_aids()).to_dict()

    assert json.loads(json.dumps(plain))["best_plan"] in ("whole", "work_by_work")


def test_every_tree_adds_up() -> None:
    found = evaluate(household(project=PROJECT), BOOK, REFORMED, seeded_local_aids())
    lines = [result for one in found.lines for result in (one.single, one.certificates, one.boost)]

    for result in (*found.results, *lines):
        if result.trace is not None:
            assert_adds_up(result.trace)
            assert result.trace.result == result.amount_eur
