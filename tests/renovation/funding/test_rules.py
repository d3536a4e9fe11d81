"""The follow-up as rules: where a file may go, what its history says, money in time, the statement. No database."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renovation.funding.rules.built import Built, BuiltAid, BuiltLoan, BuiltWork, built_from_dict, joined
from renovation.funding.rules.curve import Flow, FlowKind, curve_of, works_ahead
from renovation.funding.rules.dates import DueState, aid_ahead, due_days, due_state, late_eur, loan_ahead
from renovation.funding.rules.history import (
    AidStanding,
    Step,
    aid_standing,
    loan_standing,
    loan_warnings,
    refusals,
    warnings,
)
from renovation.funding.rules.states import AID_MOVES, HELD, LOAN_MOVES, AidState, LoanState

DAY = date(2026, 11, 2)
TODAY = date(2026, 11, 27)
THOUSAND = Decimal(1000)
amounts = st.decimals(0, 100_000, places=2)


def step(state: str, amount: object = None, days: int = 0, **more: date) -> Step:
    return Step(state, DAY + timedelta(days=days), None if amount is None else Decimal(str(amount)), **more)


def stands(*steps: Step, planned: Decimal = THOUSAND) -> AidStanding:
    return aid_standing(planned, steps)


def test_every_state_has_a_name_and_its_ways_out() -> None:
    assert set(AID_MOVES) == set(AidState)
    assert set(LOAN_MOVES) == set(LoanState)
    assert all(one.label for one in (*AidState, *LoanState))
    reached = {AidState.TO_FILE} | {one for ways in AID_MOVES.values() for one in ways}
    assert reached == set(AidState)
    assert {LoanState.TO_ASK} | {one for ways in LOAN_MOVES.values() for one in ways} == set(LoanState)


def test_a_whole_history_of_an_aid() -> None:
    end = date(2028, 11, 10)
    found = stands(
        step("filed", 1100),
        step("incomplete", days=1),
        step("filed", days=2),
        step("granted", 900, days=3, expires_on=end),
        step("advance_asked", days=4),
        step("advance_paid", 300, days=5),
        step("balance_asked", days=6),
    )

    assert (found.state, found.since, found.expires_on) == (AidState.BALANCE_ASKED, DAY + timedelta(days=6), end)
    assert (found.asked_eur, found.granted_eur, found.paid_eur) == (1100, 900, 300)
    assert (found.awaited_eur, found.hoped_eur) == (600, 0)
    assert warnings(found) == ["L’aide accordée est inférieure de 100\u00a0€ au plan\u00a0: revoyez-le."]


def test_what_is_hoped_for_is_not_what_is_promised() -> None:
    assert (stands().hoped_eur, stands().awaited_eur) == (1000, 0)
    assert stands(step("filed", 800)).hoped_eur == 800
    refused = stands(step("filed", 800), step("refused"))
    assert (refused.hoped_eur, refused.awaited_eur) == (0, 0)


def test_a_grant_that_is_taken_back_keeps_what_was_paid() -> None:
    part = (step("filed"), step("granted", 900), step("advance_paid", 300), step("balance_asked"), step("refused"))

    assert (stands(*part).granted_eur, stands(*part).awaited_eur, stands(*part).net_eur) == (300, 0, 300)
    assert stands(step("filed"), step("granted", 900), step("withdrawn")).granted_eur == 0
    assert stands(step("filed"), step("refused")).granted_eur is None


def test_an_aid_filed_again_was_not_granted_yet() -> None:
    once = (step("filed", 800), step("granted", 900, expires_on=date(2028, 1, 1)), step("withdrawn"))
    again = stands(*once, step("filed"))

    assert stands(*once).expires_on is None
    assert (again.granted_eur, again.expires_on, again.hoped_eur) == (None, None, 800)
    assert warnings(again) == []
    later = stands(*once, step("filed"), step("granted", 1000))
    assert (later.granted_eur, later.expires_on) == (1000, None)


def test_a_reversal_is_what_was_received_and_kept() -> None:
    paid = stands(step("filed"), step("granted", 900), step("paid", 900))
    claimed = stands(step("filed"), step("granted", 900), step("paid", 900), step("reversal", 400))
    back = stands(step("granted", 900), step("paid", 900), step("reversal", 400), step("reversed", 400))

    assert refusals(step("reversal", 901), paid, today=TODAY)[0][0] == "amount"
    assert refusals(step("reversal", 900), paid, today=TODAY) == []
    assert (claimed.to_return_eur, claimed.net_eur) == (400, 900)
    assert (back.to_return_eur, back.net_eur, back.awaited_eur) == (0, 500, 0)
    part = stands(step("granted", 900), step("paid", 900), step("reversal", 400), step("reversed", 100))
    assert (part.to_return_eur, part.net_eur) == (300, 800)
    assert refusals(step("reversed", 300), part, today=TODAY) == []
    assert refusals(step("reversal", 500), part, today=TODAY) == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (step("paid", 100, 20), "state"),
        (step("granted", None, 20), "amount"),
        (step("granted", -1, 20), "amount"),
        (step("granted", 1_000_001, 20), "amount"),
        (step("granted", 900, 400), "on"),
        (step("granted", 900, -40), "on"),
        (step("granted", 900, 20, expires_on=date(2020, 1, 1)), "expires_on"),
        (Step("granted", date(202, 1, 1), THOUSAND), "on"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(wrong: Step, field: str) -> None:
    assert [one for one, _ in refusals(wrong, stands(step("filed", 800)), today=TODAY)] == [field]


def test_what_deserves_a_second_look() -> None:
    more = stands(step("filed", 800), step("granted", 1200), step("paid", 1300))
    less = stands(step("filed"), step("granted", 1000), step("paid", 900))

    assert len(warnings(more)) == 2
    assert warnings(less) == ["L’aide est dite versée, 100\u00a0€ de moins que l’accord."]
    assert less.awaited_eur == 0
    assert loan_warnings(loan_standing(THOUSAND, [step("offered", 900)]))[0].startswith("L’offre est inférieure de 100")


def test_a_loan_is_offered_accepted_released() -> None:
    asked = loan_standing(THOUSAND, [step("asked")])
    offered = [step("asked"), step("offered", 1200, 1, expires_on=date(2027, 1, 1)), step("accepted", days=20)]
    part = loan_standing(THOUSAND, [*offered, step("released", 500, 21)])

    assert (asked.amount_eur, asked.awaited_eur) == (1000, 1000)
    assert (part.amount_eur, part.released_eur, part.awaited_eur) == (1200, 500, 700)
    assert part.expires_on == date(2027, 1, 1)
    assert [one for one, _ in refusals(step("released"), part, today=TODAY)] == ["on", "amount"]


def test_the_nearest_date_counts_and_lateness_is_said() -> None:
    dates = {"expires_on": date(2027, 3, 1), "remind_on": date(2026, 11, 20), "expected_on": date(2027, 1, 1)}

    found = aid_ahead(AidState.GRANTED, **dates, today=TODAY)
    filed = aid_ahead(AidState.FILED, **{**dates, "remind_on": None}, today=TODAY)

    assert found is not None
    assert (found.words, found.is_late) == ("à relancer", True)
    assert filed is None
    assert aid_ahead(AidState.PAID, **dates, today=TODAY) is None
    assert loan_ahead(LoanState.RELEASED, expires_on=DAY, remind_on=DAY, today=TODAY) is None
    assert loan_ahead(LoanState.OFFERED, expires_on=DAY, remind_on=None, today=TODAY).is_late  # type: ignore[union-attr]


def test_payments_are_ahead_due_late_or_paid() -> None:
    days = due_days(date(2026, 10, 31), 5)

    assert [str(day) for day in days] == ["2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28"]
    assert [due_state(day, None, today=TODAY) for day in days[:3]] == [DueState.LATE, DueState.DUE, DueState.AHEAD]
    assert due_state(days[0], TODAY, today=TODAY) is DueState.PAID
    assert due_state(TODAY, None, today=TODAY) is DueState.DUE
    assert (
        late_eur([(days[0], THOUSAND, None), (days[0], THOUSAND, TODAY), (days[1], THOUSAND, None)], today=TODAY)
        == 1000
    )


@given(st.lists(st.tuples(st.sampled_from(["advance_paid", "granted", "balance_asked"]), amounts), max_size=12))
def test_payments_and_what_is_awaited_make_the_grant(said: list[tuple[str, Decimal]]) -> None:
    found = stands(step("granted", 50_000), *(Step(state, DAY, amount) for state, amount in said))

    assert found.paid_eur == sum((amount for state, amount in said if state == "advance_paid"), Decimal(0))
    assert found.state in HELD
    assert found.awaited_eur == max(Decimal(0), (found.granted_eur or Decimal(0)) - found.paid_eur)


flows = st.lists(
    st.builds(
        Flow,
        on=st.dates(date(2026, 1, 1), date(2040, 1, 1)),
        kind=st.sampled_from(FlowKind),
        label=st.just("x"),
        amount_eur=st.decimals(-50_000, 50_000, places=2),
    ),
    max_size=30,
)


@given(flows)
def test_the_curve_ends_at_the_sum_of_its_flows_to_the_cent(moved: list[Flow]) -> None:
    found = curve_of(moved)
    total = sum((one.amount_eur for one in moved), Decimal(0))

    assert found.end_eur == total
    assert sum((month.in_eur - month.out_eur for month in found.months), Decimal(0)) == total
    lowest = min((month.balance_eur for month in found.months), default=Decimal(0))
    assert found.gap_eur >= max(Decimal(0), -lowest)
    assert (found.gap_on is None) == (found.gap_eur == 0)
    assert len(found.months) <= 120


def test_the_gap_is_that_of_a_day_not_of_a_month() -> None:
    out = Flow(DAY, FlowKind.WORKS, "Acompte", Decimal(-800))
    back = Flow(DAY + timedelta(days=9), FlowKind.AID, "Avance", Decimal(800))

    found = curve_of([back, out])

    assert (found.gap_eur, found.gap_on, found.end_eur) == (800, DAY, 0)


def test_own_money_of_the_day_comes_before_its_payments() -> None:
    out = Flow(DAY, FlowKind.WORKS, "Acompte", Decimal(-800))
    own = Flow(DAY, FlowKind.OWN, "Épargne", Decimal(700))

    assert curve_of([out, own]).gap_eur == 100


planned_flows = st.lists(st.decimals(1, 20_000, places=2), max_size=4).map(
    lambda parts: [Flow(DAY + timedelta(days=40 * rank), FlowKind.WORKS, "x", -one) for rank, one in enumerate(parts)]
)


@given(planned_flows, amounts, amounts)
def test_what_companies_will_ask_is_what_is_left(planned: list[Flow], expected: Decimal, moved: Decimal) -> None:
    found = works_ahead(planned, expected, moved, today=TODAY)

    asked = -sum((one.amount_eur for one in found), Decimal(0))
    assert asked == max(Decimal(0), expected - moved)
    assert all(one.on >= TODAY and one.amount_eur < 0 for one in found)


def test_the_first_payments_of_the_plan_were_asked_for_already() -> None:
    plan = [Flow(DAY, FlowKind.WORKS, label, Decimal(-part)) for label, part in (("a", 300), ("b", 400), ("c", 300))]

    found = works_ahead(plan, THOUSAND, Decimal(500), today=TODAY)

    assert [(one.label, one.amount_eur) for one in found] == [("b", -200), ("c", -300)]


def test_what_is_left_to_ask_comes_after_the_plan_or_today_without_one() -> None:
    plan = [Flow(TODAY, FlowKind.WORKS, "Solde", Decimal(-300))]

    more = works_ahead(plan, THOUSAND, Decimal(0), today=TODAY)

    assert [(one.label, one.amount_eur) for one in more] == [("Solde", -300), ("Reste des devis signés", -700)]
    assert [(one.on, one.amount_eur) for one in works_ahead([], THOUSAND, Decimal(400), today=TODAY)] == [(TODAY, -600)]


def test_a_line_that_costs_less_does_not_pay_for_another() -> None:
    zero = Decimal(0)
    less = BuiltWork("Murs", THOUSAND, Decimal(800), Decimal(800), zero)
    more = BuiltWork("Toit", THOUSAND, Decimal(1500), Decimal(400), zero)
    ahead = BuiltWork("Cave", THOUSAND, zero, zero, zero)

    assert [one.expected_eur for one in (less, more, ahead)] == [800, 1500, 1000]
    assert Built((less, more, ahead), (), ()).unbilled_eur == 2100


works = st.builds(BuiltWork, st.sampled_from(["Murs", "Toit", "Cave"]), amounts, amounts, amounts, amounts)
aids = st.builds(BuiltAid, st.just("Aide"), st.just("Versée"), amounts, amounts, amounts, amounts)
lent = st.builds(BuiltLoan, st.just("Prêt"), st.just("Débloqué"), amounts, amounts, amounts)
statements = st.builds(
    Built,
    st.lists(works, max_size=5).map(tuple),
    st.lists(aids, max_size=5).map(tuple),
    st.lists(lent, max_size=3).map(tuple),
)


@given(statements)
def test_the_statement_adds_up_to_the_cent_and_is_kept_whole(one: Built) -> None:
    assert one.remaining_eur == sum((w.invoiced_eur for w in one.works), Decimal(0)) - one.aids_paid_eur
    gaps = sum((aid.gap_eur for aid in one.aids), Decimal(0))
    assert one.gap_eur == one.invoiced_eur - one.planned_eur - gaps
    assert built_from_dict(one.to_dict()) == one


def test_the_parts_of_the_dwelling_do_not_hide_the_same_works() -> None:
    zero = Decimal(0)
    done = [BuiltWork(label, zero, THOUSAND, zero, zero) for label in ("Isoler les murs (Sud)", "Isoler les murs")]

    found = joined([("isoler les murs (Nord)", THOUSAND), ("Isoler les murs (Sud)", THOUSAND)], done[1:])
    both = joined([("Isoler les murs (Sud)", THOUSAND), ("Isoler les murs (Nord)", THOUSAND)], done)

    assert [one.engaged_eur for one in found] == [1000, 0]
    assert [one.engaged_eur for one in both] == [1000, 1000]
    assert Built(both, (), ()).unbilled_eur == 2000


def test_works_of_the_plan_keep_the_line_of_their_own_name() -> None:
    zero = Decimal(0)
    done = [BuiltWork("Isoler les murs (Sud)", zero, THOUSAND, zero, zero)]

    found = joined([("Isoler les murs (Nord)", THOUSAND), ("Isoler les murs (Sud)", THOUSAND)], done)

    assert [one.engaged_eur for one in found] == [0, 1000]


@given(st.lists(st.tuples(st.sampled_from(["Murs", "TOIT"]), amounts), max_size=4), st.lists(works, max_size=5))
def test_joining_plan_and_work_done_keeps_every_sum(planned: list[tuple[str, Decimal]], done: list[BuiltWork]) -> None:
    done = [replace(one, planned_eur=Decimal(0)) for one in done]

    found = Built(joined(planned, done), (), ())

    assert found.planned_eur == sum((amount for _, amount in planned), Decimal(0))
    assert found.invoiced_eur == sum((one.invoiced_eur for one in done), Decimal(0))
    assert found.engaged_eur == sum((one.engaged_eur for one in done), Decimal(0))
