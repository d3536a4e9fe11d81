"""Financing plans as rules: schedules whose sums hold, cash that ends at nothing, totals to the cent. No database."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renovation.aids.rules.override import Override
from renovation.financing.rules.plan.balance import balances, cost_of_nothing
from renovation.financing.rules.plan.cash import cash_of, month_after, months_between
from renovation.financing.rules.plan.financed import Financed, NoPlan, financed, financed_from_dict
from renovation.financing.rules.plan.inputs import AidTerm, Own, PlanInputs, Timing, inputs_from_dict, refusals
from renovation.financing.rules.plan.loans import Deferral, Loan, LoanKind, schedule_of
from renovation.financing.rules.plan.warnings import warnings_of
from renovation.financing.rules.seeds import seed_entries
from renovation.financing.rules.study import Study, calculate
from renovation.quantities.rules.parameters import parameters_on
from tests.renovation.aids.rules.cast import BOOK
from tests.renovation.financing.test_studies import ON, PUMP, ROOF, scenario

CENT = Decimal("0.01")
VALUES = parameters_on(seed_entries(), ON).values
TIMING = Timing(date(2027, 1, 15), date(2027, 4, 1), date(2027, 6, 30), Decimal(30), Decimal(40))
SAVING = Decimal(1200)

amounts = st.decimals(1, 200_000, places=2)
rates = st.decimals(0, 12, places=3)
loans = st.builds(
    Loan,
    kind=st.sampled_from(LoanKind),
    label=st.just(""),
    amount_eur=amounts,
    months=st.integers(1, 360),
    rate_percent=rates,
    insurance_percent=st.decimals(0, 1, places=2),
    deferral_months=st.integers(0, 36),
    deferral=st.sampled_from(Deferral),
    at_end=st.booleans(),
)


def loan(amount: object, months: int, rate: object = 0, **more: object) -> Loan:
    return Loan(LoanKind.BANK, "", Decimal(str(amount)), months, Decimal(str(rate)), **more)  # type: ignore[arg-type]


def study(**more: object) -> Study:
    return calculate(replace(scenario(ROOF, PUMP), saving_eur_year=SAVING), BOOK, ON, **more)  # type: ignore[arg-type]


def plan(inputs: PlanInputs | None = None, of: Study | None = None) -> Financed:
    return financed(of or study(), inputs or PlanInputs(TIMING), VALUES)


@given(loans)
def test_a_schedule_gives_back_what_it_lends_to_the_cent(one: Loan) -> None:
    found = schedule_of(one)
    capitalised = sum(due.capitalised_eur for due in found.dues)

    assert sum(due.capital_eur for due in found.dues) + found.left_eur == one.amount_eur + capitalised
    assert (found.left_eur == 0) is (not one.at_end)
    assert found.paid_eur + found.left_eur == one.amount_eur + found.interest_eur + found.insurance_eur
    assert all(
        value == value.quantize(CENT) and value >= 0 for due in found.dues for value in (due.paid_eur, due.left_eur)
    )
    assert sum(found.paid_in_year(year) for year in range(1, 40)) == found.paid_eur


@given(loans)
def test_payments_are_constant_but_for_the_last(one: Loan) -> None:
    full = schedule_of(one).dues[-one.months :]

    assert len({due.paid_eur for due in full[:-1] if due.left_eur}) <= 1 or one.at_end or one.amount_eur < one.months


@pytest.mark.parametrize(
    ("one", "monthly", "interest"),
    [
        # Read on a spreadsheet: PMT(0,04/12;120;-20000), and 30 000 over 180 months without interest.
        (loan(20000, 120, 4), "202.49", "4298.87"),
        (loan(30000, 180), "166.67", "0"),
        (loan(10000, 12, 12), "888.49", "661.85"),
    ],
)
def test_payments_are_those_of_a_spreadsheet(one: Loan, monthly: str, interest: str) -> None:
    found = schedule_of(one)

    assert found.monthly_eur == Decimal(monthly)
    assert abs(found.interest_eur - Decimal(interest)) <= Decimal("0.05")


def test_a_deferral_pays_interest_or_adds_it() -> None:
    paid = schedule_of(loan(10000, 12, 6, deferral_months=6, deferral=Deferral.INTEREST))
    added = schedule_of(loan(10000, 12, 6, deferral_months=6, deferral=Deferral.TOTAL))

    assert [due.paid_eur for due in paid.dues[:6]] == [Decimal(50)] * 6
    assert [due.paid_eur for due in added.dues[:6]] == [Decimal(0)] * 6
    assert added.dues[5].left_eur > 10300
    assert added.monthly_eur > paid.monthly_eur


def test_a_loan_at_the_sale_asks_interest_only() -> None:
    found = schedule_of(loan(20000, 24, 6, at_end=True))

    assert {due.paid_eur for due in found.dues} == {Decimal(100)}
    assert found.left_eur == 20000


def test_totals_of_a_plan_are_the_sums_of_its_lines() -> None:
    found = plan()

    assert found.ht_eur + found.vat_eur == found.ttc_eur
    assert found.ttc_eur - found.aids_eur == found.remaining_eur
    assert study().best is not None
    assert found.ttc_eur == study().best.cost_ttc_eur  # type: ignore[union-attr]
    assert found.missing_eur == found.remaining_eur


def test_an_amount_that_was_decided_keeps_its_reason() -> None:
    first = plan().aids[0]
    key, amount = first.key, first.paid_eur + 1000
    decided = plan(of=study(overrides={key: Override(amount, "Notification du 3 mars", "")}))

    aid = next(one for one in decided.aids if one.key == key)
    assert (aid.paid_eur, aid.reason) == (amount, "Notification du 3 mars")
    assert aid.computed_eur == first.paid_eur + first.cut_eur
    assert decided.ttc_eur - decided.aids_eur == decided.remaining_eur


def test_without_a_price_there_is_no_plan() -> None:
    bare = calculate(scenario(replace(ROOF, unit_cost_ht_eur=None)), BOOK, ON)

    with pytest.raises(NoPlan):
        financed(bare, PlanInputs(TIMING), VALUES)


percents = st.decimals(0, 50, places=2)
terms = st.builds(AidTerm, aid=st.sampled_from(("a", "b")), advance_percent=percents, delay_months=st.integers(0, 24))


@given(amounts, st.lists(amounts, max_size=2), amounts, st.lists(terms, max_size=2), percents, percents)
def test_the_account_ends_at_what_resources_exceed(
    bill: Decimal, aids: list[Decimal], lent: Decimal, said: list[AidTerm], deposit: Decimal, progress: Decimal
) -> None:
    timing = replace(TIMING, deposit_percent=deposit, progress_percent=progress)
    inputs = PlanInputs(timing, (Own("Épargne", Decimal(500)),), (loan(lent, 12),), tuple(said))
    keyed = [(key, key, amount) for key, amount in zip("ab", aids, strict=False)]

    cash = cash_of(bill, keyed, inputs, delay=3)

    assert cash.end_eur == sum(aids) + lent + 500 - bill
    assert -sum(move.amount_eur for month in cash.months for move in month.moves if move.amount_eur < 0) == bill
    assert cash.bridging_eur == max(0, -min(month.balance_eur for month in cash.months))


def test_what_must_be_advanced_is_told_with_its_months() -> None:
    bare = plan()
    late = tuple(AidTerm(one.key, Decimal(0), 4) for one in bare.aids)
    rest = PlanInputs(TIMING, loans=(loan(bare.remaining_eur, 120),), terms=late)
    found = plan(rest)

    assert found.missing_eur == found.cash.end_eur == 0
    assert found.cash.bridging_eur >= found.ttc_eur * Decimal("0.3") - 1
    assert found.cash.bridging_until is not None
    assert any("il faut avancer" in said for said in warnings_of(found, study(), on=ON))


def test_an_aid_without_a_term_takes_the_delay_that_is_supposed() -> None:
    inputs = PlanInputs(TIMING, terms=(AidTerm("a", Decimal(0), 1),))
    cash = cash_of(Decimal(900), [("a", "A", Decimal(1)), ("b", "B", Decimal(1))], inputs, delay=4)

    assert {move.label: move.month for one in cash.months for move in one.moves if move.kind == "aid"} == {
        "A": 6,
        "B": 9,
    }


def test_months_are_counted_over_the_years() -> None:
    assert month_after(date(2027, 11, 30), 3) == date(2028, 2, 1)
    assert months_between(date(2027, 11, 30), date(2028, 2, 1)) == 3


def test_savings_are_compared_with_payments_in_each_year_and_price() -> None:
    found = balances([schedule_of(loan(12000, 60))], SAVING, [Decimal(0), Decimal("0.06")], [1, 10])

    assert [(one.payment_eur, one.saving_eur) for one in found] == [
        (Decimal(200), Decimal(100)),
        (Decimal(0), Decimal(100)),
        (Decimal(200), Decimal(100)),
        (Decimal(0), Decimal("168.95")),
    ]
    assert found[0].left_eur == -100


def test_doing_nothing_costs_every_bill() -> None:
    still, rising = cost_of_nothing(Decimal(3000), SAVING, [Decimal(0), Decimal("0.03")], 10)

    assert (still.without_eur, still.with_eur, still.saved_eur) == (30000, 18000, 12000)
    assert rising.without_eur == sum((one for one, _ in rising.yearly), Decimal(0)) > 34000
    assert all(one.quantize(CENT) == one for pair in rising.yearly for one in pair)


def test_a_plan_warns_of_what_a_bank_would_see() -> None:
    zero = Loan(LoanKind.ECO_PTZ, "", Decimal(90000), 180, Decimal(1))
    late = replace(TIMING, signed_on=date(2026, 1, 1))
    said = " ".join(warnings_of(plan(PlanInputs(late, loans=(zero,))), study(), on=ON))

    seen = ("dépassent le reste à payer", "plafond", "n’a pas d’intérêts", "dépassent les économies")
    assert [words for words in (*seen, "signature est passée") if words not in said] == []


@pytest.mark.parametrize(
    "inputs",
    [
        PlanInputs(replace(TIMING, begins_on=date(2026, 1, 1))),
        PlanInputs(replace(TIMING, deposit_percent=Decimal(80))),
        PlanInputs(TIMING, (Own("Épargne", Decimal(-5)),)),
        PlanInputs(TIMING, (Own("Épargne", Decimal(2_000_000)),)),
        PlanInputs(TIMING, loans=(loan(0, 12),)),
        PlanInputs(TIMING, loans=(loan(100, 0),)),
        PlanInputs(TIMING, loans=(loan(100, 12, 31),)),
        PlanInputs(TIMING, loans=(loan(100, 12, deferral_months=3),)),
        PlanInputs(TIMING, loans=(loan(100, 12, "1E-27"),)),
        PlanInputs(TIMING, saving_eur_year=Decimal(-2_000_000)),
        PlanInputs(TIMING, bill_eur_year=Decimal(900), saving_eur_year=Decimal(901)),
        PlanInputs(TIMING, terms=(AidTerm("a", Decimal(130), 0),)),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(inputs: PlanInputs) -> None:
    assert refusals(inputs)


def test_a_plan_comes_back_as_it_was_kept() -> None:
    given = plan(PlanInputs(TIMING, loans=(loan(9000, 60, 3),), bill_eur_year=Decimal(3000)))

    assert financed_from_dict(json.loads(json.dumps(given.to_dict()))) == given
    again = {one.code: one.as_value() for one in given.assumptions}
    assert financed(study(), given.inputs, again) == given


def test_inputs_come_back_as_they_were_kept() -> None:
    inputs = PlanInputs(TIMING, (Own("Don", Decimal(100), gift=True),), (loan(1000, 12, 2),), (AidTerm("a", CENT, 3),))

    assert inputs_from_dict(inputs.to_dict()) == inputs
    assert refusals(inputs) == []


def test_two_lines_of_the_same_works_keep_their_own_amounts() -> None:
    both = scenario(ROOF, replace(ROOF, quantity=Decimal(30)))
    one_class = replace(both.situation.project, target_label="E")
    two = replace(both, situation=replace(both.situation, project=one_class))
    bare = plan(of=calculate(two, BOOK, ON))
    key = next(one.key for one in bare.aids if one.key.endswith("/2"))
    notified = Override(Decimal(50), "Notification", "")
    found = plan(of=calculate(two, BOOK, ON, overrides={key: notified}))

    assert len({one.key for one in bare.aids}) == len(bare.aids)
    assert [(one.key, one.paid_eur) for one in found.aids if one.reason] == [(key, Decimal(50))]
    assert [one.key for one in found.aids if one.computed_eur is not None] == [key]


def test_a_deferral_does_not_hide_the_payments_of_later_years() -> None:
    late = loan(30000, 60, deferral_months=12, deferral=Deferral.TOTAL)
    found = plan(PlanInputs(TIMING, loans=(late,)))

    assert found.worst_year is not None
    assert (found.worst_year.year, found.worst_year.left_eur) == (2, Decimal(-400))
    assert any(said.startswith("L’année 2, les mensualités dépassent") for said in warnings_of(found, study(), on=ON))


def test_a_zero_rate_loan_that_lasts_too_long_is_told() -> None:
    years = study().loan_years
    assert years is not None
    for months, told in ((years * 12, False), (years * 12 + 1, True)):
        found = plan(PlanInputs(TIMING, loans=(Loan(LoanKind.ECO_PTZ, "", Decimal(900), months),)))
        assert any(f"en {years} ans au plus" in said for said in warnings_of(found, study(), on=ON)) is told
