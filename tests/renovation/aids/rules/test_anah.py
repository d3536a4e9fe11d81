"""Families "copropriete", "copro_prime", "mpld", "mpa", "outre_mer": Anah's other aids and the overseas bonuses."""

from dataclasses import replace
from decimal import Decimal

import pytest

from renovation.aids.rules.adapting import adapt
from renovation.aids.rules.anah import personal_premium, syndicate
from renovation.aids.rules.decent import decent
from renovation.aids.rules.overseas import overseas_bonus
from renovation.aids.rules.situation import Adaptation, Line, Situation, Syndicate, Unfit
from renovation.aids.rules.vocabulary import Asker, HomeKind, Status
from renovation.aids.rules.works import Work
from tests.renovation.aids.rules.cast import BOOK, REFORMED, ROOF, assert_adds_up, household, with_home, with_income

PARAMETERS = BOOK(REFORMED)
GROUP = Syndicate(
    homes=45,
    cost_ht_eur=Decimal(1400000),
    energy_gain_pct=Decimal(40),
    leaves_leaky=False,
    fragile=False,
    mostly_main_residences=True,
    over_15_years=True,
)


def asked_by(group: Syndicate) -> Situation:
    return Situation(asker=Asker.SYNDICATE, syndicate=group)


@pytest.mark.parametrize(
    ("group", "amount"),
    [
        (GROUP, 337500),
        (replace(GROUP, energy_gain_pct=Decimal(60)), 506250),
        (replace(GROUP, energy_gain_pct=Decimal(60), leaves_leaky=True, fragile=True), 843750),
        (replace(GROUP, energy_gain_pct=Decimal(34)), None),
    ],
)
def test_the_ceiling_of_a_syndicate_is_on_its_works(group: Syndicate, amount: int | None) -> None:
    found = syndicate(asked_by(group), PARAMETERS, REFORMED)

    assert found.amount_eur == amount
    if found.trace is not None:
        assert_adds_up(found.trace)


def test_a_syndicate_is_asked_for_what_is_missing() -> None:
    found = syndicate(asked_by(replace(GROUP, homes=None, fragile=None)), PARAMETERS, REFORMED)

    assert found.status is Status.TO_COMPLETE
    assert len(found.questions) == 2


@pytest.mark.parametrize(("rfr", "amount"), [(20000, 3000), (30000, 1500), (40000, None)])
def test_a_modest_co_owner_has_a_premium(rfr: int, amount: int | None) -> None:
    one = with_income(rfr, home=replace(household().home, kind=HomeKind.FLAT))

    assert personal_premium(one, PARAMETERS, REFORMED).amount_eur == amount


@pytest.mark.parametrize(
    ("cost", "target", "amount"), [(60000, "C", 54000), (90000, "C", 63000), (60000, "F", 25000), (60000, "E", 48000)]
)
def test_the_ceiling_of_an_unfit_home_holds(cost: int, target: str, amount: int) -> None:
    """The public simulator defines the ceiling and forgets it: 81 000 € for 90 000 € of works."""
    one = with_home(label="G")
    one = replace(one, project=replace(one.project, target_label=target), unfit=Unfit(cost_ht_eur=Decimal(cost)))

    assert decent(one, PARAMETERS, REFORMED).amount_eur == amount


@pytest.mark.parametrize(
    ("damage", "gain", "amount"), [("severe", False, 28000), ("severe", True, 30000), ("moderate", False, 15000)]
)
def test_a_landlord_is_paid_by_square_metre(damage: str, gain: bool, amount: int) -> None:
    unfit = Unfit("landlord", Decimal(100000), damage, gain)

    found = decent(replace(household(), unfit=unfit), PARAMETERS, REFORMED)

    assert found.amount_eur == amount


def test_a_landlord_is_capped_to_four_fifths_of_small_works() -> None:
    found = decent(replace(household(), unfit=Unfit("landlord", Decimal(2000), "severe", True)), PARAMETERS, REFORMED)

    assert found.amount_eur == 1600
    assert found.trace is not None
    assert_adds_up(found.trace)


@pytest.mark.parametrize(("rfr", "cost", "amount"), [(20000, 10000, 7350), (30000, 30000, 11000), (40000, 6000, None)])
def test_adapting_a_home(rfr: int, cost: int, amount: int | None) -> None:
    one = replace(with_income(rfr), adaptation=Adaptation("occupant", Decimal(cost), "age", "base"))

    found = adapt(one, PARAMETERS, REFORMED)

    assert found.amount_eur == amount
    if found.trace is not None:
        assert_adds_up(found.trace)


def test_a_syndicate_adapts_its_common_parts() -> None:
    one = Situation(adaptation=Adaptation("syndicate", Decimal(30000)))

    assert adapt(one, PARAMETERS, REFORMED).amount_eur == 10000


def test_overseas_bonuses_as_far_as_read() -> None:
    reunion = with_home(region="04", department="974")

    assert overseas_bonus(reunion, ROOF, PARAMETERS, REFORMED).amount_eur == 1600
    assert overseas_bonus(reunion, Line(Work.DOUBLE_FLOW), PARAMETERS, REFORMED).status is Status.NOT_VERIFIED
    assert overseas_bonus(household(), ROOF, PARAMETERS, REFORMED).status is Status.NOT_ELIGIBLE
