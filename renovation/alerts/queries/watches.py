"""What a rule finds today, one set of rows for each thing that may be looked at."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from renovation.alerts.enums import Watch
from renovation.alerts.models import AlertRule
from renovation.alerts.queries import around_cases, in_cases, in_funding
from renovation.alerts.rules.comparing import Found

Finder = Callable[[AlertRule, datetime], Iterable[Found]]

FINDERS: Mapping[str, Finder] = {
    Watch.LEAD_UNANSWERED: in_cases.unanswered_leads,
    Watch.MESSAGE_UNANSWERED: in_cases.unanswered_messages,
    Watch.NO_CONTACT: in_cases.without_contact,
    Watch.STAGE_TOO_LONG: in_cases.too_long_at_stage,
    Watch.DOCUMENT_MISSING: around_cases.missing_documents,
    Watch.TASK_LATE: in_cases.late_tasks,
    Watch.OUTCOME_MISSING: around_cases.without_outcome,
    Watch.NO_REFERENT: in_cases.without_referent,
    Watch.CONSENT_OLD: around_cases.old_consents,
    Watch.RGE_ENDING: around_cases.ending_qualifications,
    Watch.GRANT_ENDING: in_funding.ending_grants,
    Watch.AID_WAITING: in_funding.waiting_aids,
    Watch.REPAYMENT_LATE: in_funding.late_repayments,
    Watch.PLAN_CHANGED: in_funding.changed_plans,
}


def findings(rule: AlertRule, *, now: datetime) -> list[Found]:
    """All subjects of the rule at this moment, the oldest first."""
    return sorted(FINDERS[rule.watch](rule, now), key=lambda one: (one.since, one.key))
