"""Families "ecoptz", "taxe_fonciere", "denormandie", "locavantage": loans without interest and taxes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from renovation.aids.rules.loans import advance_loan, extent_of, zero_loan
from renovation.aids.rules.situation import Letting, Line, PropertyTax
from renovation.aids.rules.taxes import denormandie, letting_advantage, property_tax, vat_rate
from renovation.aids.rules.vocabulary import Age, Asker, Extent
from renovation.aids.rules.works import Work
from tests.renovation.aids.rules.cast import BOOK, PUMP, REFORMED, ROOF, household, whole_works, with_home, with_income

RICH = 60000


@pytest.mark.parametrize(
    ("extent", "amount", "years"),
    [(Extent.WINDOWS, 7000, 15), (Extent.ONE, 15000, 15), (Extent.TWO, 25000, 15), (Extent.WHOLE, 50000, 20)],
)
def test_the_zero_loan_follows_the_works(extent: Extent, amount: int, years: int) -> None:
    one = with_income(RICH, project=whole_works(18000, target_label="E", extent=extent).project)

    found = zero_loan(one, BOOK(REFORMED), REFORMED)

    assert (found.amount_eur, found.details["years"]) == (amount, years)


def test_kinds_of_works_are_counted_when_nobody_said() -> None:
    windows = Line(Work.WINDOWS, quantity=Decimal(5))
    counted = [
        extent_of(household(project=replace(household().project, lines=lines)))
        for lines in ((windows,), (ROOF, PUMP), ())
    ]

    assert counted == [Extent.WINDOWS, Extent.TWO, None]


def test_mpr_opens_the_highest_ceiling_to_be_verified() -> None:
    found = zero_loan(household(), BOOK(REFORMED), REFORMED)

    assert found.amount_eur == 50000
    assert found.to_verify


@pytest.mark.parametrize(
    ("changes", "granted"), [({}, True), ({"asker": Asker.BUYER}, False), ({"lives_there": False}, False)]
)
def test_the_advance_loan_is_for_modest_owners_at_home(changes: dict[str, object], granted: bool) -> None:
    """A buyer is refused by the text; the public simulator admits him."""
    assert advance_loan(household(**changes), BOOK(REFORMED), REFORMED).granted is granted


@pytest.mark.parametrize(
    ("age", "granted"), [(Age.FROM_2_TO_10, False), (Age.FROM_10_TO_15, True), (Age.OVER_15, True)]
)
def test_property_tax_takes_homes_of_ten_years(age: Age, granted: bool) -> None:
    tax = PropertyTax(town_rate=Decimal("0.5"), town_voted=True, yearly_eur=Decimal(1019), enough_spent=True)

    found = property_tax(replace(with_home(age=age), property_tax=tax), BOOK(REFORMED), REFORMED)

    assert found.granted is granted
    assert found.amount_eur == (Decimal("1528.50") if granted else None)


@pytest.mark.parametrize(
    ("letting", "cost", "amount"),
    [
        (Letting(True, Decimal(150000), 9, True), 50000, 36000),
        (Letting(True, Decimal(400000), 6, True), 200000, 36000),
        (Letting(True, Decimal(150000), 9, True), 49999, None),
        (Letting(False, Decimal(150000), 9, True), 50000, None),
        (Letting(True, Decimal(150000), 8, True), 50000, None),
    ],
)
def test_denormandie(letting: Letting, cost: int, amount: int | None) -> None:
    one = replace(whole_works(cost, energy_gain_pct=Decimal(35)), lives_there=False, letting=letting)

    assert denormandie(one, BOOK(REFORMED), REFORMED).amount_eur == amount


@pytest.mark.parametrize(
    ("level", "intermediary", "amount", "bonuses"),
    [("loc1", True, 1488, 0), ("loc2", False, 2604, 0), ("loc3", True, 4836, 3000), ("loc3", False, 0, 0)],
)
def test_letting_below_the_market(level: str, intermediary: bool, amount: int, bonuses: int) -> None:
    letting = Letting(rent_eur_month=Decimal(620), rent_level=level, intermediary=intermediary)

    found = letting_advantage(replace(household(), lives_there=False, letting=letting), BOOK(REFORMED), REFORMED)

    assert found.amount_eur == amount
    assert found.details.get("bonuses_eur", 0) == bonuses


@pytest.mark.parametrize(
    ("line", "age", "on", "rate"),
    [
        (ROOF, Age.OVER_15, REFORMED, "0.055"),
        (Line(Work.OTHER), Age.OVER_15, REFORMED, "0.1"),
        (ROOF, Age.UNDER_2, REFORMED, "0.2"),
        (Line(Work.GAS_BOILER), Age.OVER_15, date(2025, 2, 1), "0.1"),
        (Line(Work.GAS_BOILER), Age.OVER_15, REFORMED, "0.2"),
        (Line(Work.ROOF, vat_rate=Decimal("0.1")), Age.OVER_15, REFORMED, "0.1"),
    ],
)
def test_vat_of_a_line(line: Line, age: Age, on: date, rate: str) -> None:
    assert vat_rate(with_home(age=age), line, BOOK(on)) == Decimal(rate)
