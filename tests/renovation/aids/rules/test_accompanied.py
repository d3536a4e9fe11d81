"""Families "ampleur", "age", "residence", "statut", "bailleur": MaPrimeRénov' parcours accompagné."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from renovation.aids.rules.accompanied import accompanied, guide
from renovation.aids.rules.vocabulary import Age, Asker, Status
from tests.renovation.aids.rules.cast import (
    BEFORE_REFORM,
    BOOK,
    REFORMED,
    assert_adds_up,
    household,
    whole_works,
    with_home,
    with_income,
    with_project,
)


@pytest.mark.parametrize(
    ("on", "amount"),
    [(date(2024, 6, 1), 49500), (BEFORE_REFORM, 49500), (date(2025, 9, 29), 49500), (date(2025, 9, 30), 32000)],
)
def test_the_reform_lowers_the_ceiling_and_ends_the_bonus(on: date, amount: int) -> None:
    """60 000 € of works, F to C: 90 % of 55 000 € before 30/09/2025, 80 % of 40 000 € afterwards."""
    found = accompanied(whole_works(60000), BOOK(on), on)

    assert found.amount_eur == amount
    assert found.trace is not None
    assert_adds_up(found.trace)


@pytest.mark.parametrize(("rfr", "amount"), [(20000, 32000), (30000, 24000), (40000, 18000), (60000, 4000)])
def test_the_share_follows_the_class_of_income(rfr: int, amount: int) -> None:
    one = with_income(rfr, project=whole_works(50000).project)

    assert accompanied(one, BOOK(REFORMED), REFORMED).amount_eur == amount


def test_two_classes_have_a_lower_ceiling() -> None:
    assert accompanied(whole_works(50000, target_label="D"), BOOK(REFORMED), REFORMED).amount_eur == 24000


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (with_home(label="D"), "classé E ou moins bien"),
        (with_home(age=Age.FROM_10_TO_15), "au moins 15 ans"),
        (with_home(main_residence=False), "résidence principale"),
        (with_home(region="04"), "métropolitaine"),
        (with_project(target_label="E"), "2 classes"),
        (household(asker=Asker.TENANT), "propriétaires"),
    ],
)
def test_a_refusal_says_why(one: object, words: str) -> None:
    found = accompanied(one, BOOK(REFORMED), REFORMED)  # type: ignore[arg-type]

    assert found.status is Status.NOT_ELIGIBLE
    assert words in found.reason
    assert found.amount_eur is None


def test_what_is_missing_is_asked() -> None:
    one = replace(with_project(target_label=None), asker=None)

    found = accompanied(one, BOOK(REFORMED), REFORMED)

    assert found.status is Status.TO_COMPLETE
    assert len(found.questions) == 2


def test_a_negative_cost_is_asked_again() -> None:
    assert accompanied(whole_works(-5), BOOK(REFORMED), REFORMED).status is Status.TO_COMPLETE


def test_class_d_was_admitted_before_the_reform() -> None:
    one = replace(with_home(label="D"), project=whole_works(20000, target_label="B").project)

    assert accompanied(one, BOOK(BEFORE_REFORM), BEFORE_REFORM).granted


@pytest.mark.parametrize(("rfr", "amount"), [(20000, 2000), (30000, 1600), (40000, 800), (60000, 400)])
def test_the_guide_is_paid_under_a_ceiling(rfr: int, amount: int) -> None:
    one = with_income(rfr, project=whole_works(50000, guide_cost_ttc_eur=Decimal(2500)).project)

    assert guide(one, BOOK(REFORMED), REFORMED).amount_eur == amount


def test_the_guide_of_unknown_price_is_a_maximum_and_says_so() -> None:
    found = guide(household(), BOOK(REFORMED), REFORMED)

    assert any("maximum" in note for note in found.notes)


@pytest.mark.parametrize(
    ("on", "met", "asked"),
    [
        (date(2026, 2, 22), None, False),
        (date(2026, 3, 1), None, True),
        (date(2026, 3, 1), date(2026, 3, 2), True),
        (date(2026, 3, 1), date(2026, 2, 25), False),
    ],
)
def test_the_appointment_is_required_since_february_2026(on: date, met: date | None, asked: bool) -> None:
    found = accompanied(with_project(adviser_met_on=met), BOOK(on), on)

    assert any("rendez-vous" in note for note in found.notes) is asked


def test_modest_households_get_an_advance() -> None:
    assert accompanied(whole_works(50000), BOOK(REFORMED), REFORMED).details["advance_eur"] == 9600
