"""What a version of a plan opens: a file for each of its aids and loans, nothing typed again."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from renovation.financing.rules.plan.cash import DELAY, month_after, term_of
from renovation.financing.rules.plan.financed import Financed
from renovation.financing.rules.plan.loans import Loan, LoanKind

# Those whose payments to the lender are followed month by month.
FOLLOWED_DUES = (LoanKind.THIRD_PARTY, LoanKind.ADVANCE)


@dataclass(frozen=True)
class AidToFile:
    key: str
    code: str
    label: str
    planned_eur: Decimal
    expected_on: date


@dataclass(frozen=True)
class LoanToAsk:
    key: str
    loan: Loan
    expected_on: date


def aids_to_file(plan: Financed) -> tuple[AidToFile, ...]:
    """Those that pay something; the payment is awaited so many months after the works, as the plan says."""
    delay = next((int(one.value) for one in plan.assumptions if one.code == DELAY), 0)
    ends = plan.inputs.timing.ends_on
    return tuple(
        AidToFile(
            key=one.key,
            code=one.key.partition(":")[0],
            label=one.label,
            planned_eur=one.paid_eur,
            expected_on=month_after(ends, term_of(one.key, plan.inputs.terms, delay).delay_months),
        )
        for one in plan.aids
        if one.paid_eur
    )


def loans_to_ask(plan: Financed) -> tuple[LoanToAsk, ...]:
    """Known by kind and lender; the second of the same has a rank."""
    seen: Counter[tuple[LoanKind, str]] = Counter()
    found, begins = [], month_after(plan.inputs.timing.begins_on, 0)
    for loan in plan.inputs.loans:
        seen[loan.kind, loan.label] += 1
        rank = seen[loan.kind, loan.label]
        key = f"{loan.kind.value}:{loan.label}" + (f":{rank}" if rank > 1 else "")
        found.append(LoanToAsk(key, loan, begins))
    return tuple(found)
