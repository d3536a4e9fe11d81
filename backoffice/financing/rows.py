"""The scenarios of a case in figures, for lists."""

from dataclasses import dataclass
from datetime import date

from renovation.aids.queries import parameters_book
from renovation.cases.models import Case
from renovation.financing.calculating import changed_since, kept_study
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
    """The parameters of a day are read once for all scenarios."""
    book = parameters_book()
    return [
        Row(
            one.variant,
            one.last,
            kept_study(one.last) if one.last else None,
            one.last is not None and bool(changed_since(one.last, today=today, book=book)),
        )
        for one in variants_of(case)
    ]
