"""Families "geste", "geste_age", "bouquet": MaPrimeRénov' par geste."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from renovation.aids.rules.single import single
from renovation.aids.rules.situation import Line
from renovation.aids.rules.vocabulary import Age, Status
from renovation.aids.rules.works import Work
from tests.renovation.aids.rules.cast import BOOK, PUMP, REFORMED, ROOF, household, with_home, with_income

YEAR_2026, YEAR_2027 = date(2026, 3, 1), date(2027, 1, 15)


def walls(area_m2: int | None) -> Line:
    return Line(Work.OUTER_WALLS, quantity=None if area_m2 is None else Decimal(area_m2))


@pytest.mark.parametrize(("rfr", "amount"), [(20000, 5000), (30000, 4000), (40000, 3000), (60000, None)])
def test_a_lump_sum_follows_the_class_and_ends_with_the_highest(rfr: int, amount: int | None) -> None:
    assert single(with_income(rfr), PUMP, BOOK(REFORMED), REFORMED).amount_eur == amount


def test_insulation_is_paid_by_square_metre() -> None:
    assert single(household(), ROOF, BOOK(REFORMED), REFORMED).amount_eur == 25 * 80


@pytest.mark.parametrize(("area_m2", "amount"), [(99, 7425), (100, 7500), (101, 7500)])
def test_outer_walls_are_paid_up_to_a_hundred_square_metres(area_m2: int, amount: int) -> None:
    assert single(household(), walls(area_m2), BOOK(REFORMED), REFORMED).amount_eur == amount


def test_an_area_that_nobody_gave_is_asked() -> None:
    assert single(household(), walls(None), BOOK(REFORMED), REFORMED).status is Status.TO_COMPLETE


@pytest.mark.parametrize("work", [Work.OUTER_WALLS, Work.INNER_WALLS, Work.MANUAL_BOILER, Work.AUTOMATIC_BOILER])
def test_walls_and_wood_boilers_left_in_2026(work: Work) -> None:
    line = Line(work, quantity=Decimal(10))

    assert single(household(), line, BOOK(date(2025, 12, 31)), date(2025, 12, 31)).granted
    assert single(household(), line, BOOK(YEAR_2026), YEAR_2026).status is Status.NOT_ELIGIBLE


@pytest.mark.parametrize(("on", "told"), [(YEAR_2026, "Décret 2025-956"), (date(2026, 11, 1), "à vérifier")])
def test_a_refusal_cites_what_was_read_and_never_a_note_for_the_platform(on: date, told: str) -> None:
    reason = single(household(), walls(10), BOOK(on), on).reason

    assert told in reason
    assert "chercher" not in reason


@pytest.mark.parametrize(("year", "amount"), [(2024, 7000), (2025, 5000)])
def test_wood_was_lowered_in_2025(year: int, amount: int) -> None:
    on = date(year, 6, 1)

    assert single(household(), Line(Work.AUTOMATIC_BOILER), BOOK(on), on).amount_eur == amount


@pytest.mark.parametrize(("age", "granted"), [(Age.UNDER_2, False), (Age.FROM_10_TO_15, False), (Age.OVER_15, True)])
def test_the_home_has_fifteen_years(age: Age, granted: bool) -> None:
    assert single(with_home(age=age), PUMP, BOOK(REFORMED), REFORMED).granted is granted


def test_overseas_two_years_are_enough_and_the_solar_heater_has_its_own_sums() -> None:
    one = with_home(region="04", department="974", age=Age.FROM_2_TO_10)

    assert single(one, Line(Work.SOLAR_HEATER), BOOK(REFORMED), REFORMED).amount_eur == 1600


def test_houses_in_f_must_take_the_other_way_from_2027() -> None:
    assert single(household(), ROOF, BOOK(date(2026, 12, 31)), date(2026, 12, 31)).granted
    found = single(household(), ROOF, BOOK(YEAR_2027), YEAR_2027)

    assert found.status is Status.NOT_ELIGIBLE
    assert "parcours accompagné" in found.reason


def test_a_label_is_asked_from_2027() -> None:
    assert single(with_home(label=None), ROOF, BOOK(YEAR_2027), YEAR_2027).status is Status.TO_COMPLETE


def test_2026_is_said_to_be_unverified() -> None:
    found = single(household(), replace(ROOF), BOOK(YEAR_2026), YEAR_2026)

    assert found.granted
    assert found.to_verify
