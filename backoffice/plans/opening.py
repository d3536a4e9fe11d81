"""Opening a plan: what is not the reader's does not exist (D2), the right is asked each time (D9)."""

from typing import Any
from uuid import UUID

from backoffice.access import demand
from renovation.cases.models import Case
from renovation.cases.queries import case_for
from renovation.edge.requests import LoggedInRequest
from renovation.financing.models import FinancingPlan, PlanVersion
from renovation.financing.queries.plans import plan_for, plan_version_for
from renovation.platforms.enums import Right


def opened_case(request: LoggedInRequest, case_id: UUID, right: Right) -> Case:
    case = case_for(request.reader, case_id)
    demand(request, right, case)
    return case


def opened_plan(request: LoggedInRequest, plan_id: UUID, right: Right) -> tuple[FinancingPlan, Case]:
    plan = plan_for(plan_id)
    return plan, opened_case(request, plan.variant.case_id, right)


def opened_version(request: LoggedInRequest, version_id: UUID, right: Right) -> tuple[PlanVersion, Case]:
    version = plan_version_for(version_id)
    return version, opened_case(request, version.plan.variant.case_id, right)


def frame(case: Case, **more: Any) -> dict[str, Any]:
    """What every page about a plan shows around its subject."""
    return {"case": case, **more}
