"""Reads about plans and their versions. Rights hang on the case: the face asks them first."""

from uuid import UUID

from renovation.cases.models import Case
from renovation.financing.models import FinancingPlan, PlanVersion
from renovation.financing.rules.reports import plan_key
from renovation.outbox.enums import JobState
from renovation.outbox.models import Job


def plans_of(case: Case) -> list[FinancingPlan]:
    """Every plan of a case with its versions, the first made first. Two requests."""
    found = FinancingPlan.objects.filter(variant__case=case).select_related("variant__case", "author", "changed_by")
    return list(found.prefetch_related("versions").order_by("created_at", "name"))


def plan_for(plan_id: UUID) -> FinancingPlan:
    """One plan; FinancingPlan.DoesNotExist otherwise."""
    return FinancingPlan.objects.select_related("variant__case", "author", "changed_by").get(pk=plan_id)


def versions_of_plan(plan: FinancingPlan) -> list[PlanVersion]:
    """What was kept of a plan, the last first, without what it holds."""
    found = PlanVersion.objects.filter(plan=plan).select_related("author")
    return list(found.defer("content", "inputs").order_by("-number"))


def plan_version_for(version_id: UUID) -> PlanVersion:
    related = ("plan__variant__case__household", "plan__variant__case__platform", "calculation", "author")
    return PlanVersion.objects.select_related(*related).get(pk=version_id)


def plan_version_to_print(version_id: UUID) -> PlanVersion | None:
    related = ("plan__variant__case__household", "plan__variant__case__platform", "calculation", "author")
    return PlanVersion.objects.select_related(*related).filter(pk=version_id).first()


def plan_report_under_way(version: PlanVersion) -> bool:
    """Whether the PDF was ordered and is not there yet."""
    ordered = Job.objects.filter(key=plan_key(version.pk), state__in=[JobState.WAITING, JobState.RUNNING])
    return version.report_id is None and ordered.exists()
