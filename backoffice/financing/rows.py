"""The scenarios of a case in figures, for lists."""

from dataclasses import dataclass
from datetime import date

from renovation.cases.models import Case
from renovation.financing.calculating import Tables, is_outdated, kept_study
from renovation.financing.models import Calculation, FinancingVariant
from renovation.financing.queries import variants_of
from renovation.financing.rules.study import Study


@dataclass(frozen=True)
class Row:
    """A scenario, its last result, and whether the rules are the same today."""

    variant: FinancingVariant
    last: Calculation | None
    study: Study | None
    has_changed: bool


def rows_of(case: Case, *, today: date) -> list[Row]:
    """What the tables hold of a day and a place is read once for all scenarios."""
    tables = Tables()
    return [
        Row(
            one.variant,
            one.last,
            kept_study(one.last) if one.last else None,
            one.last is not None and is_outdated(one.last, today=today, tables=tables),
        )
        for one in variants_of(case)
    ]
