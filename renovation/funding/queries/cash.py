"""The money of a case month by month: what moved, and what is awaited on its date."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from renovation.aids.rules.money import ZERO
from renovation.cases.models import Case
from renovation.contracts.models import Quote
from renovation.contracts.queries.quotes import quotes_of
from renovation.contracts.queries.statement import movements_of, statement_of
from renovation.contracts.rules.statement import Movement, MovementKind
from renovation.financing.rules.plan.cash import Flow as PlanFlow
from renovation.financing.rules.plan.financed import Financed
from renovation.funding.models import AidFile, LoanFile
from renovation.funding.queries.built import works_of
from renovation.funding.queries.files import Following, following_of
from renovation.funding.rules.curve import Curve, Flow, FlowKind, curve_of, works_ahead
from renovation.funding.rules.states import AidState, LoanState

_PAID = (AidState.ADVANCE_PAID, AidState.PAID)


def curve_of_case(case: Case, *, today: date, following: Following | None = None) -> Curve:
    """Payments of loans to their lender leave the household's budget: they are not of this account."""
    found = following or following_of(case)
    works = works_flows(case, found.plan, today=today)
    flows = [
        *works,
        *(flow for one in found.aids for flow in _aid(one, today)),
        *(flow for one in found.loans for flow in _loan(one, today)),
        *_own(found.plan, works),
    ]
    return curve_of(flows)


def works_flows(case: Case, plan: Financed | None, *, today: date) -> list[Flow]:
    """What companies were paid and are owed, then what the plan, or signed quotes beyond it, will still ask."""
    quotes = quotes_of(case)
    moved = [_moved(one, today) for one in movements_of(case, quotes)]
    planned = _planned(plan)
    expected = _expected(case, plan, quotes)
    out = -sum((one.amount_eur for one in moved), ZERO)
    return [*moved, *works_ahead(planned, expected, out, today=today)]


def _expected(case: Case, plan: Financed | None, quotes: list[Quote]) -> Decimal:
    """Line by line: a line that costs less than planned does not pay for one that costs more."""
    if plan is None:
        return statement_of(case, quotes).engaged
    return sum((one.expected_eur for one in works_of(case, plan, quotes)), ZERO)


def _moved(one: Movement, today: date) -> Flow:
    is_done = one.kind is MovementKind.PAYMENT
    return Flow(one.on if is_done else max(one.on, today), FlowKind.WORKS, one.label, -one.amount, is_done)


def _planned(plan: Financed | None) -> list[Flow]:
    """The payments of the plan, in their order."""
    return [
        Flow(month.day, FlowKind.WORKS, move.label, move.amount_eur)
        for month in (plan.cash.months if plan else ())
        for move in month.moves
        if move.kind is PlanFlow.COMPANY
    ]


def _own(plan: Financed | None, works: list[Flow]) -> Iterator[Flow]:
    """Own money at the signature, as the plan says; before, when companies are paid before."""
    if plan is not None:
        first = min([plan.inputs.timing.signed_on, *(one.on for one in works)])
        for one in plan.inputs.own:
            yield Flow(first, FlowKind.OWN, one.label, one.amount_eur)


def _aid(file: AidFile, today: date) -> Iterator[Flow]:
    """Each payment on its day; what is granted, or hoped for, on the date that is awaited, today at the earliest."""
    for step in file.counted_steps():
        if step.state in _PAID:
            yield Flow(step.on, FlowKind.AID, file.label, step.amount_eur or ZERO, is_done=True)
        if step.state == AidState.REVERSED:
            yield Flow(step.on, FlowKind.AID, f"{file.label}, reversement", -(step.amount_eur or ZERO), is_done=True)
    stands, awaited_on = file.standing, max(file.expected_on or today, today)
    yield Flow(awaited_on, FlowKind.AID, f"{file.label}, accordée", stands.awaited_eur)
    yield Flow(awaited_on, FlowKind.AID, f"{file.label}, pas encore accordée", stands.hoped_eur)
    yield Flow(today, FlowKind.AID, f"{file.label}, à reverser", -stands.to_return_eur)


def _loan(file: LoanFile, today: date) -> Iterator[Flow]:
    for step in file.counted_steps():
        if step.state == LoanState.RELEASED:
            yield Flow(step.on, FlowKind.LOAN, file.label, step.amount_eur or ZERO, is_done=True)
    awaited_on = max(file.expected_on or today, today)
    yield Flow(awaited_on, FlowKind.LOAN, f"{file.label}, à venir", file.standing.awaited_eur)
