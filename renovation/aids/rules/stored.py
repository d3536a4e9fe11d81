"""A financing as it was kept, read back: an old result is shown as it was, whatever the rules have become."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from renovation.aids.rules.combination import Capping, Plan, Share
from renovation.aids.rules.financing import Financing
from renovation.aids.rules.income import IncomeAnswer
from renovation.aids.rules.plans import LineResults
from renovation.aids.rules.result import Result, Tree
from renovation.aids.rules.situation import Line
from renovation.aids.rules.situation_data import read_as
from renovation.aids.rules.vocabulary import IncomeClass, Nature, Status
from renovation.quantities.rules.parameters import Value
from renovation.quantities.rules.trace import Operand, Trace

Kept = Mapping[str, Any]


def financing_from_dict(kept: Kept) -> Financing:
    """What `Financing.to_dict` wrote. The questions about income are among all questions."""
    results = tuple(result_from_dict(one) for one in kept["results"])
    lines = tuple(_line(one) for one in kept["lines"])
    traces = _traces([*results, *(each for line in lines for each in _results_of(line))])
    income = kept["income_class"]
    asked = () if income else tuple(kept["questions"])
    return Financing(
        on=date.fromisoformat(kept["on"]),
        income=IncomeAnswer(IncomeClass(income) if income else None, asked),
        results=results,
        lines=lines,
        plans=tuple(_plan(one, traces) for one in kept["plans"]),
        fingerprint=kept["fingerprint"],
    )


def result_from_dict(kept: Kept) -> Result:
    before, amount, trace = kept["before"], kept["amount_eur"], kept["trace"]
    return Result(
        aid=kept["aid"],
        label=kept["label"],
        nature=Nature(kept["nature"]),
        on=date.fromisoformat(kept["on"]),
        status=Status(kept["status"]),
        amount_eur=None if amount is None else Decimal(amount),
        trace=None if trace is None else tree_from_dict(trace),
        reason=kept["reason"],
        questions=tuple(kept["questions"]),
        notes=tuple(kept["notes"]),
        to_verify=kept["to_verify"],
        details={name: Decimal(value) for name, value in kept["details"].items()},
        before=None if before is None else result_from_dict(before),
    )


def tree_from_dict(kept: Kept) -> Tree:
    return Trace(
        label=kept["label"],
        formula=kept["formula"],
        result=Decimal(kept["result"]),
        unit=kept["unit"],
        source=kept["source"],
        to_verify=kept["to_verify"],
        children=tuple(tree_from_dict(child) for child in kept["children"]),
        operands=tuple(Operand(one["label"], Decimal(one["value"]), one["unit"]) for one in kept["operands"]),
        parameter=kept["parameter"],
    )


def _line(kept: Kept) -> LineResults:
    return LineResults(
        read_as(Line, kept["line"]),
        Decimal(kept["vat_rate"]),
        *(result_from_dict(kept[name]) for name in ("single", "certificates", "boost", "overseas")),
    )


def _results_of(line: LineResults) -> tuple[Result, ...]:
    return (line.single, line.certificates, line.boost, line.overseas)


def _traces(results: list[Result]) -> Mapping[tuple[str, str, str], Tree]:
    """A share is an aid with its amount: its calculation is kept once, with the aid."""
    return {(one.aid, one.label, str(one.amount_eur)): one.trace for one in results if one.trace is not None}


def _plan(kept: Kept, traces: Mapping[tuple[str, str, str], Tree]) -> Plan:
    monthly = kept["monthly_eur"]
    return Plan(
        code=kept["code"],
        label=kept["label"],
        cost_ht_eur=Decimal(kept["cost_ht_eur"]),
        cost_ttc_eur=Decimal(kept["cost_ttc_eur"]),
        shares=tuple(_share(one, traces) for one in kept["shares"]),
        cappings=tuple(_capping(one) for one in kept["cappings"]),
        remaining_eur=Decimal(kept["remaining_eur"]),
        loan_eur=Decimal(kept["loan_eur"]),
        monthly_eur=None if monthly is None else Decimal(monthly),
        trace=tree_from_dict(kept["trace"]),
        steps=tuple(kept["steps"]),
        questions=tuple(kept["questions"]),
    )


def _share(kept: Kept, traces: Mapping[tuple[str, str, str], Tree]) -> Share:
    trace = traces.get((kept["aid"], kept["label"], kept["asked_eur"]))
    amounts = (Decimal(kept["asked_eur"]), Decimal(kept["paid_eur"]))
    return Share(kept["aid"], kept["label"], *amounts, kept["why"], trace, kept["decided"])


def _capping(kept: Kept) -> Capping:
    rate = Decimal(kept["rate"])
    value = Value(kept["parameter"], "", "", str(rate), kept["source"], to_verify=False)
    sums = {name: Decimal(kept[name]) for name in ("ceiling_eur", "base_eur", "cut_eur", "exceeded_eur")}
    return Capping(rate=rate, value=value, **sums)
