"""The plans of a case in figures, for their comparison."""

from dataclasses import dataclass
from datetime import date

from renovation.cases.models import Case
from renovation.financing.models import FinancingPlan, PlanVersion
from renovation.financing.planning import plans_planned
from renovation.financing.rules.plan.balance import Balance
from renovation.financing.rules.plan.financed import Financed


@dataclass(frozen=True)
class PlanRow:
    """A plan, what it comes to, its last version."""

    plan: FinancingPlan
    financed: Financed | None
    last: PlanVersion | None

    @property
    def worst_year(self) -> Balance | None:
        """At the prices of today."""
        return self.financed.worst_year if self.financed else None


def rows_of(case: Case, *, today: date) -> list[PlanRow]:
    return [
        PlanRow(plan, found, max(plan.versions.all(), key=lambda one: one.number, default=None))
        for plan, found in plans_planned(case, on=today)
    ]
