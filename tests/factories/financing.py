"""Financing scenarios and plans."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from renovation.accounts.models import User
from renovation.cases.models import Case
from renovation.financing.models import FinancingPlan, FinancingVariant, PlanVersion
from renovation.financing.operations import start_variant
from renovation.financing.rules.plan.inputs import PlanInputs, Timing
from renovation.financing.rules.scenario import Scenario


def variant_of(case: Case, author: User, name: str = "Scénario") -> FinancingVariant:
    """A scenario of which nothing is known yet, hence with questions instead of a result."""
    return start_variant(case=case, name=name, scenario=Scenario(), origins={}, author=author, now=timezone.now())


def plan_content(case: Case, author: User) -> dict[str, object]:
    """A scenario, a plan and a version of it, by the names that addresses give them."""
    variant = variant_of(case, author)
    day = date(2027, 1, 1)
    inputs = PlanInputs(Timing(day, day, day, Decimal(30), Decimal(40))).to_dict()
    plan = FinancingPlan.objects.create(variant=variant, name="Essai", inputs=inputs)
    cash = {"months": []}
    content = {"remaining_eur": "0", "inputs": inputs, "cash": cash}
    content |= {name: [] for name in ("lines", "aids", "schedules", "balances", "nothing", "assumptions")}
    version = PlanVersion.objects.create(
        plan=plan,
        number=1,
        name=plan.name,
        kind="simulation",
        calculation=variant.calculations.get(),
        inputs=inputs,
        content=content,
        fingerprint="0" * 64,
        made_at=timezone.now(),
    )
    return {"variant_id": variant.pk, "plan_id": plan.pk, "plan_version_id": version.pk}
