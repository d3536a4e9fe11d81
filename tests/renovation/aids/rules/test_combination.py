"""Order, exclusions and capping: local aids, CEE, MaPrimeRénov', then the loan."""

from dataclasses import replace
from decimal import Decimal

from renovation.aids.rules.financing import Financing, evaluate
from renovation.aids.rules.local_seeds import seeded_local_aids
from renovation.aids.rules.situation import Letting, Line, Situation
from renovation.aids.rules.works import Work
from tests.renovation.aids.rules.cast import (
    BOOK,
    PUMP,
    REFORMED,
    ROOF,
    assert_adds_up,
    household,
    whole_works,
    with_income,
)


def finance(one: Situation) -> Financing:
    return evaluate(one, BOOK, REFORMED, seeded_local_aids())


def at_besancon(cost: int, gain: int) -> Situation:
    one = whole_works(cost, energy_gain_pct=Decimal(gain))
    return replace(one, home=replace(one.home, epci="242500361", department="25", label="E"))


def test_the_local_aid_is_counted_before_mpr_is_capped() -> None:
    """15 000 € before tax, 15 825 € with it: 6 000 € local, 12 000 € of MaPrimeRénov', never more than the bill."""
    plan = next(one for one in finance(at_besancon(15000, 45)).plans if one.code == "whole")
    local, main = plan.shares

    assert (local.paid_eur, main.asked_eur, main.paid_eur) == (6000, 12000, 9825)
    assert "Écrêtement" in main.why
    assert plan.remaining_eur == 0
    assert plan.cappings[0].cut_eur == 2175
    assert_adds_up(plan.trace)


def test_the_steps_tell_it_in_words() -> None:
    plan = next(one for one in finance(at_besancon(15000, 45)).plans if one.code == "whole")

    assert any("au lieu de" in step for step in plan.steps)
    assert plan.steps[-1].startswith("Il reste")


def test_each_work_is_capped_on_its_own_expense() -> None:
    """A pump of 4 000 €: 5 352 € of CEE already pay more than 90 % of it, MaPrimeRénov' gives way."""
    cheap = replace(PUMP, cost_ht_eur=Decimal(4000))
    one = household(project=replace(household().project, lines=(ROOF, cheap)))

    plan = next(one for one in finance(one).plans if one.code == "work_by_work")
    pump = [share for share in plan.shares if share.aid == "mpr_single" and "Pompe" in share.label]

    assert [share.paid_eur for share in pump] == [0]
    assert plan.remaining_eur >= 0
    assert_adds_up(plan.trace)


def test_the_two_ways_exclude_each_other() -> None:
    found = finance(household())

    assert {plan.code for plan in found.plans} == {"whole", "work_by_work"}
    assert any("Il faut choisir" in one for one in found.exclusions)
    whole = next(plan for plan in found.plans if plan.code == "whole")
    assert not any(share.aid in ("mpr_single", "certificates", "certificates_boost") for share in whole.shares)


def test_the_best_plan_leaves_least_to_pay() -> None:
    found = finance(household())

    assert found.best_plan is not None
    assert found.best_plan.remaining_eur == min(plan.remaining_eur for plan in found.plans)


def test_the_loan_covers_what_remains_and_no_more() -> None:
    plan = finance(household()).plans[0]

    assert plan.loan_eur == plan.remaining_eur
    assert plan.monthly_eur == (plan.loan_eur / 240).quantize(Decimal("0.01"))


def test_each_line_bears_its_own_vat() -> None:
    lines = (Line(Work.ROOF, Decimal(1000), quantity=Decimal(10)), Line(Work.OTHER, Decimal(1000)))
    one = household(project=replace(household().project, lines=lines))

    assert finance(one).plans[0].cost_ttc_eur == Decimal("1055.00") + Decimal("1100.00")


def test_letting_advantages_exclude_each_other() -> None:
    letting = Letting(True, Decimal(30000), 9, True, Decimal(500), "loc2", True)
    one = with_income(60000, lives_there=False, letting=letting)
    one = replace(one, household=replace(one.household, region="27"))

    assert any("Denormandie" in reason for reason in finance(one).exclusions)


def test_without_prices_there_is_no_plan() -> None:
    one = household(project=replace(household().project, lines=(replace(ROOF, cost_ht_eur=None),)))

    assert finance(one).plans == ()
