"""The two ways to pay works: as a whole (rénovation d'ampleur) or work by work (par geste). They exclude each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from renovation.aids.rules import accompanied, single
from renovation.aids.rules.combination import Capping, Plan, Share, capped, ceiling, settle, share_of
from renovation.aids.rules.income import IncomeAnswer
from renovation.aids.rules.money import ZERO, cents
from renovation.aids.rules.result import Result
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.taxes import vat_rate
from renovation.quantities.rules.parameters import Parameters

WHOLE, WORK_BY_WORK = "whole", "work_by_work"


@dataclass(frozen=True)
class LineResults:
    """The aids of one line: the boost, when granted, takes the place of the plain premium, unless a person decided."""

    line: Line
    vat_rate: Decimal
    single: Result
    certificates: Result
    boost: Result
    overseas: Result

    @property
    def premium(self) -> Result:
        decided = [one for one in (self.boost, self.certificates) if one.before is not None]
        return decided[0] if decided else self.boost if self.boost.granted else self.certificates


def costs(situation: Situation, parameters: Parameters) -> tuple[Decimal, Decimal] | None:
    """The works before and after tax: each line has its own VAT."""
    ht = situation.cost_ht_eur
    if ht is None:
        return None
    priced = ((line.cost_ht_eur or ZERO, vat_rate(situation, line, parameters)) for line in situation.project.lines)
    return ht, sum((cents(cost * (1 + rate)) for cost, rate in priced), ZERO)


def whole_plan(
    bill: tuple[Decimal, Decimal],
    main: Result,
    major: Result,
    locals_: Sequence[tuple[Result, bool]],
    income: IncomeAnswer,
    parameters: Parameters,
    loan: Result,
) -> Plan:
    """Local aids, then the CEE boost of those whom MaPrimeRénov' refuses, then MaPrimeRénov' under its capping."""
    granted = [(one, subject) for one, subject in locals_ if one.granted]
    shares = [share_of(one) for one, _ in granted]
    if major.granted:
        shares.append(share_of(major))
    cappings: list[Capping] = []
    if main.granted:
        counted = [share_of(one) for one, subject in granted if subject]
        if major.granted:
            counted.append(share_of(major))
        value = parameters.named("aids.accompanied.capping")
        last, capping = capped(
            counted, share_of(main), ceiling(bill[1], accompanied.capping_rate(income, parameters), value)
        )
        shares.append(last)
        cappings.append(capping)
    questions = main.questions + major.questions
    return settle(WHOLE, "Rénovation d’ampleur", bill, shares, cappings, loan, questions)


def work_plan(
    bill: tuple[Decimal, Decimal],
    lines: Sequence[LineResults],
    locals_: Sequence[tuple[Result, bool]],
    situation: Situation,
    income: IncomeAnswer,
    parameters: Parameters,
    loan: Result,
) -> Plan:
    """Each line with its premium and its lump sum, capped on its own eligible expense."""
    granted = [(one, subject) for one, subject in locals_ if one.granted]
    subject_eur = sum((one.amount_eur or ZERO for one, subject in granted if subject), ZERO)
    local_decided = any(one.before is not None for one, subject in granted if subject)
    shares = [share_of(one) for one, _ in granted]
    premiums: list[Share] = []
    sums: list[Share] = []
    cappings: list[Capping] = []
    for one in lines:
        before = [share_of(result) for result in (one.premium, one.overseas) if result.granted]
        premiums.extend(before)
        if not one.single.granted:
            continue
        local = Share("local", "", ZERO, _prorated(subject_eur, one.line, bill[0]), decided=local_decided)
        last, capping = _single_share(one, [local, *before], situation, income, parameters)
        sums.append(last)
        if capping is not None:
            cappings.append(capping)
    questions = tuple(question for one in lines for question in one.single.questions + one.premium.questions)
    label = "Travaux par geste"
    return settle(
        WORK_BY_WORK, label, bill, [*shares, *premiums, *sums], cappings, loan, tuple(dict.fromkeys(questions))
    )


def _single_share(
    one: LineResults, before: Sequence[Share], situation: Situation, income: IncomeAnswer, parameters: Parameters
) -> tuple[Share, Capping | None]:
    expense = expense_of(situation, one.line, parameters)
    if expense is None:
        return share_of(one.single), None
    value = parameters.named("aids.single.capping")
    return capped(before, share_of(one.single), ceiling(expense, single.capping_rate(income, parameters), value))


def expense_of(situation: Situation, line: Line, parameters: Parameters) -> Decimal | None:
    """The expense of a line that counts: its price tax included, under the ceiling of the work.

    The ceilings are "€ TTC" in the tables of annexe 2 of the arrêté of 14 January 2020.
    """
    most = single.eligible_expense_eur(situation, line, parameters)
    if most is None or line.cost_ht_eur is None:
        return most
    return min(most, cents(line.cost_ht_eur * (1 + vat_rate(situation, line, parameters))))


def _prorated(amount: Decimal, line: Line, cost_ht: Decimal) -> Decimal:
    """A local aid is given to the whole project: each line bears its share of it."""
    if not amount or not cost_ht or line.cost_ht_eur is None:
        return ZERO
    return cents(amount * line.cost_ht_eur / cost_ht)
