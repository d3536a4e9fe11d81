"""Families "coup_de_pouce", "corse" and the CEE of "geste": kWh cumac, price, bonus by period."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from renovation.aids.rules.certificates import boost, certificates, major
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.vocabulary import Age, Status
from renovation.aids.rules.works import Work
from renovation.aids.rules.zones import zone_of
from tests.renovation.aids.rules.cast import (
    BOOK,
    ON_REFERENCE,
    PUMP,
    REFORMED,
    ROOF,
    assert_adds_up,
    household,
    with_home,
    with_income,
    with_project,
)


@pytest.mark.parametrize(
    ("department", "zone"), [("2A", "H3"), ("2B", "H3"), ("20", "H3"), ("13", "H3"), ("33", "H2"), ("25", "H1")]
)
def test_corsica_is_in_the_warmest_zone(department: str, zone: str) -> None:
    assert zone_of(department) == zone


def test_corsica_is_paid_in_h3() -> None:
    one = with_home(region="94", department="2A")
    line = replace(ROOF, quantity=Decimal(60))

    assert certificates(one, line, BOOK(ON_REFERENCE), ON_REFERENCE).amount_eur == 432


def test_the_volume_is_kept_with_the_euros_and_the_price() -> None:
    found = certificates(with_income(30000), ROOF, BOOK(REFORMED), REFORMED)

    assert found.details == {"kwh_cumac_classic": Decimal(136000), "price_eur_kwh": Decimal("0.008")}
    assert found.amount_eur == 1088
    assert found.to_verify


def test_very_modest_households_count_as_precarity() -> None:
    assert "kwh_cumac_precarity" in certificates(household(), ROOF, BOOK(REFORMED), REFORMED).details


@pytest.mark.parametrize(
    ("rfr", "on", "amount"),
    [(20000, date(2025, 9, 30), 4000), (60000, date(2025, 9, 30), 2500), (20000, date(2025, 10, 1), 5352)],
)
def test_the_boost_was_a_lump_sum_then_five_times_the_sheet(rfr: int, on: date, amount: int) -> None:
    """BAR-TH-171, house in H1, 100 m², heating and water, Etas 150: 111 500 × 1.2 × 5 × 0.008."""
    found = boost(with_income(rfr), PUMP, BOOK(on), on)

    assert found.amount_eur == amount


def test_the_pump_of_2026_waits_for_its_sheet() -> None:
    on = date(2026, 3, 1)

    found = boost(household(), PUMP, BOOK(on), on)

    assert found.status is Status.NOT_VERIFIED
    assert found.amount_eur is None


def test_second_homes_lost_the_boost_in_october_2025() -> None:
    one = with_home(main_residence=False)

    assert boost(one, PUMP, BOOK(ON_REFERENCE), ON_REFERENCE).granted
    assert boost(one, PUMP, BOOK(REFORMED), REFORMED).status is Status.NOT_ELIGIBLE


def test_without_a_fossil_boiler_there_is_no_boost() -> None:
    one = with_project(replaces_fossil_boiler=False)

    assert boost(one, PUMP, BOOK(REFORMED), REFORMED).status is Status.NOT_ELIGIBLE


@pytest.mark.parametrize(
    "line",
    [
        Line(Work.ROOF),
        Line(Work.ROOF, quantity=Decimal(0)),
        Line(Work.AIR_WATER_PUMP),
        Line(Work.AIR_WATER_PUMP, heats_water=True),
        Line(Work.DOUBLE_FLOW),
        Line(Work.AIR_AIR_PUMP),
        Line(Work.LOG_STOVE),
    ],
)
def test_what_a_sheet_needs_is_asked(line: Line) -> None:
    found = certificates(household(), line, BOOK(REFORMED), REFORMED)

    assert found.status is Status.TO_COMPLETE
    assert found.questions


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (with_home(age=Age.UNDER_2), ROOF),
        (with_home(region="04"), ROOF),
        (household(), Line(Work.AUDIT)),
        (household(), Line(Work.AIR_AIR_PUMP, performance=Decimal("3.8"))),
        (household(), Line(Work.LOG_STOVE, seasonal_efficiency_pct=Decimal(60))),
        (household(), Line(Work.THERMODYNAMIC_HEATER)),
    ],
)
def test_no_certificate_outside_the_sheets(one: Situation, line: Line) -> None:
    """The last: the heat pump of the project heats the water already."""
    assert certificates(one, line, BOOK(REFORMED), REFORMED).status is Status.NOT_ELIGIBLE


def test_two_square_metres_a_window_are_supposed_and_said() -> None:
    found = certificates(household(), Line(Work.WINDOWS, quantity=Decimal(7)), BOOK(REFORMED), REFORMED)

    assert found.amount_eur == Decimal("425.60")
    assert any("2\N{NO-BREAK SPACE}m²" in note for note in found.notes)


@pytest.mark.parametrize(("area_m2", "amount"), [(34, 2320), (35, 2900), (100, 5800), (130, 7540)])
def test_whole_works_refused_by_anah_get_the_major_boost(area_m2: int, amount: int) -> None:
    one = with_home(main_residence=False, area_m2=Decimal(area_m2))

    found = major(one, BOOK(REFORMED), REFORMED)

    assert found.amount_eur == amount
    assert found.trace is not None
    assert_adds_up(found.trace)


def test_the_major_boost_is_not_for_those_whom_anah_helps() -> None:
    assert major(household(), BOOK(REFORMED), REFORMED).status is Status.NOT_ELIGIBLE
