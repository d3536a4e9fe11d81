"""The complete answer to a household: every aid with its status, the plans, what remains, and how it was found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Any

from renovation.aids.rules import accompanied, adapting, anah, certificates, decent, loans, overseas, single, taxes
from renovation.aids.rules.combination import Plan
from renovation.aids.rules.exclusions import EXCLUSIONS, LABELS
from renovation.aids.rules.income import IncomeAnswer, income_class
from renovation.aids.rules.local_aids import PREFIX, local_aid
from renovation.aids.rules.local_conditions import concerns
from renovation.aids.rules.local_shape import LocalAid
from renovation.aids.rules.override import Overrides, line_key, numbered, overridden
from renovation.aids.rules.plans import LineResults, costs, whole_plan, work_plan
from renovation.aids.rules.result import Result
from renovation.aids.rules.situation import Line, Situation
from renovation.aids.rules.situation_data import plain_of
from renovation.aids.rules.vocabulary import Asker, Nature, Status
from renovation.aids.rules.windows import through_counter
from renovation.quantities.rules.parameters import MissingParameter, Parameters, parameters_on

Book = Callable[[date], Parameters]
NO_OVERRIDES: Overrides = MappingProxyType({})
Rule = Callable[[Situation, Parameters, date], Result]
LineRule = Callable[[Situation, Line, Parameters, date], Result]


def book_of(entries: Iterable[Mapping[str, Any]]) -> Book:
    """The parameters of any day, from seeds or rows of the same shape; each day is prepared once."""
    kept, days = list(entries), {}

    def on_day(day: date) -> Parameters:
        if day not in days:
            days[day] = parameters_on(kept, day)
        return days[day]

    return on_day


@dataclass(frozen=True)
class Financing:
    on: date
    income: IncomeAnswer
    results: tuple[Result, ...]
    lines: tuple[LineResults, ...]
    plans: tuple[Plan, ...]
    fingerprint: str

    @property
    def questions(self) -> tuple[str, ...]:
        """What would make the answer more complete, each once, those of the plans' aids first."""
        asked = [*self.income.questions, *(question for one in self.results for question in one.questions)]
        return tuple(dict.fromkeys(asked))

    @property
    def best_plan(self) -> Plan | None:
        """The one that leaves least to pay."""
        return min(self.plans, key=lambda plan: plan.remaining_eur, default=None)

    @property
    def exclusions(self) -> tuple[str, ...]:
        """Aids that are both open but of which only one can be taken."""
        granted = {one.aid for one in self.results if one.granted}
        granted |= {single.CODE for one in self.lines if one.single.granted}
        return tuple(reason for first, second, reason in EXCLUSIONS if first in granted and second in granted)

    def result(self, code: str) -> Result | None:
        return next((one for one in self.results if one.aid == code), None)

    def to_dict(self) -> dict[str, Any]:
        best = self.best_plan
        return {
            "on": self.on.isoformat(),
            "fingerprint": self.fingerprint,
            "income_class": None if self.income.income_class is None else self.income.income_class.value,
            "results": [one.to_dict() for one in self.results],
            "lines": [_line_to_dict(one) for one in self.lines],
            "plans": [plan.to_dict() for plan in self.plans],
            "best_plan": None if best is None else best.code,
            "exclusions": list(self.exclusions),
            "questions": list(self.questions),
        }


def evaluate(
    situation: Situation,
    parameters: Parameters | Book,
    on: date,
    local_aids: Sequence[LocalAid] = (),
    overrides: Overrides = NO_OVERRIDES,
) -> Financing:
    """All aids of a household on a day; each aid takes the parameters of its own day, or the amount decided for it."""
    book: Book = (lambda _day: parameters) if isinstance(parameters, Parameters) else parameters
    days = situation.dates
    filing, signing = days.filing or on, days.quote_signed or on
    filed = book(filing)
    try:
        # Asked before the income, which a household may not have said: the day is unknown all the same.
        filed.named("aids.vat.rates")
        income = income_class(situation, filed)
    except MissingParameter:
        return Financing(on, IncomeAnswer(None, (_unknown_day(filing),)), (), (), (), filed.fingerprint)
    results = tuple(
        overridden(code, through_counter(_judged(code, rule, situation, book, day), income, book(day)), overrides)
        for code, rule, day in _rules(situation, on)
    )
    near = [(PREFIX + one.code, one) for one in local_aids if concerns(one, situation)]
    locals_ = [
        (overridden(code, _judged(code, partial(local_aid, one), situation, book, filing), overrides), one)
        for code, one in near
    ]
    lines = tuple(_line_results(situation, line, book, (filing, signing), income) for line in situation.project.lines)
    if overrides:
        lines = _decided(lines, overrides)
    plans = _plans(situation, results, locals_, lines, income, filed)
    return Financing(on, income, (*results, *(one for one, _ in locals_)), lines, plans, filed.fingerprint)


def _rules(situation: Situation, on: date) -> Iterable[tuple[str, Rule, date]]:
    """Each aid with its day. What nobody asked about (an unfit home, an adaptation) is not judged."""
    days = situation.dates
    filing, loan, tax = days.filing or on, days.loan_offer or on, days.tax_year or on
    if situation.asker is Asker.SYNDICATE:
        yield anah.SYNDICATE_CODE, anah.syndicate, filing
    else:
        yield accompanied.CODE, accompanied.accompanied, filing
        yield accompanied.GUIDE_CODE, accompanied.guide, filing
        yield certificates.MAJOR_CODE, certificates.major, days.quote_signed or on
        yield anah.PERSONAL_CODE, anah.personal_premium, filing
        yield loans.ZERO_CODE, loans.zero_loan, loan
        yield loans.ADVANCE_CODE, loans.advance_loan, loan
        yield taxes.PROPERTY_CODE, taxes.property_tax, tax
        if situation.letting is not None:
            yield taxes.DENORMANDIE_CODE, taxes.denormandie, on
            yield taxes.LETTING_CODE, taxes.letting_advantage, on
    if situation.adaptation is not None:
        yield adapting.CODE, adapting.adapt, filing
    if situation.unfit is not None:
        yield decent.CODE, decent.decent, filing


def _judged(code: str, rule: Rule, situation: Situation, book: Book, day: date) -> Result:
    """A day before or after the known rules is said, never guessed."""
    try:
        return rule(situation, book(day), day)
    except MissingParameter:
        label = LABELS.get(code, "Aide locale")
        return Result(
            code, label, Nature.INFORMATION, day, Status.NOT_VERIFIED, reason=_unknown_day(day), to_verify=True
        )


def _unknown_day(day: date) -> str:
    return f"Nous ne connaissons pas les règles de cette aide au {day:%d/%m/%Y}."


def _line_results(
    situation: Situation, line: Line, book: Book, days: tuple[date, date], income: IncomeAnswer
) -> LineResults:
    """All aids of a line, each on its own day."""
    filing, signing = days

    def judged(code: str, rule: LineRule, day: date) -> Result:
        return _judged(code, lambda one, parameters, on: rule(one, line, parameters, on), situation, book, day)

    return LineResults(
        line,
        taxes.vat_rate(situation, line, book(filing)),
        through_counter(judged(single.CODE, single.single, filing), income, book(filing)),
        judged(certificates.CODE, certificates.certificates, signing),
        judged(certificates.BOOST_CODE, certificates.boost, signing),
        judged(overseas.CODE, overseas.overseas_bonus, filing),
    )


def _decided(lines: Sequence[LineResults], overrides: Overrides) -> tuple[LineResults, ...]:
    """The lines with the amounts decided for them."""
    return tuple(
        replace(
            one,
            single=overridden(line_key(single.CODE, name), one.single, overrides),
            certificates=overridden(line_key(certificates.CODE, name), one.certificates, overrides),
            boost=overridden(line_key(certificates.BOOST_CODE, name), one.boost, overrides),
            overseas=overridden(line_key(overseas.CODE, name), one.overseas, overrides),
        )
        for one, name in zip(lines, numbered(one.line for one in lines), strict=True)
    )


def _plans(
    situation: Situation,
    results: Sequence[Result],
    locals_: Sequence[tuple[Result, LocalAid]],
    lines: Sequence[LineResults],
    income: IncomeAnswer,
    parameters: Parameters,
) -> tuple[Plan, ...]:
    """One plan a way that opens some aid; without prices there is nothing to plan."""
    bill = costs(situation, parameters)
    if bill is None or income.income_class is None or situation.asker is Asker.SYNDICATE:
        return ()
    found = {one.aid: one for one in results}
    main, major, loan = found[accompanied.CODE], found[certificates.MAJOR_CODE], found[loans.ZERO_CODE]
    refused = main.amount_eur == 0 and main.before is not None
    subject = [
        (one, aid.subject_to_capping)
        for one, aid in locals_
        if aid.combinable and not (aid.with_accompanied and refused)
    ]
    plans = []
    if main.granted or major.granted:
        plans.append(whole_plan(bill, main, major, subject, income, parameters, loan))
    by_work = [(one, aid.subject_to_capping) for one, aid in locals_ if aid.combinable and not aid.with_accompanied]
    plans.append(work_plan(bill, lines, by_work, situation, income, parameters, loan))
    return tuple(plans)


def _line_to_dict(one: LineResults) -> dict[str, Any]:
    cost: Decimal | None = one.line.cost_ht_eur
    return {
        "work": one.line.work.value,
        "line": plain_of(one.line),
        "cost_ht_eur": None if cost is None else str(cost),
        "vat_rate": str(one.vat_rate),
        "single": one.single.to_dict(),
        "certificates": one.certificates.to_dict(),
        "boost": one.boost.to_dict(),
        "overseas": one.overseas.to_dict(),
    }
