"""What is found in leads and cases themselves: answers that are owed, contacts, stages, tasks."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from renovation.alerts.models import AlertRule
from renovation.alerts.rules.comparing import Found
from renovation.cases.enums import LeadState
from renovation.cases.models import Case, Lead, Message, Task
from renovation.pathways.models import PathwayVersion


def running_cases(rule: AlertRule) -> QuerySet[Case]:
    """The running cases of the platform, at the stages of the rule when it names some."""
    cases = Case.objects.running().filter(platform_id=rule.platform_id)
    return cases.filter(stage__in=rule.stages) if rule.stages else cases


def limit(rule: AlertRule, now: datetime) -> datetime:
    """Whatever is older is found."""
    return now - timedelta(days=rule.days)


def unanswered_leads(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Leads to which nobody answered."""
    leads = Lead.objects.filter(
        platform_id=rule.platform_id, state=LeadState.NEW, first_answered_at=None, created_at__lt=limit(rule, now)
    )
    for lead in leads.only("assigned_to_id", "created_at", "origin"):
        words = f"Arrivé par\N{NO-BREAK SPACE}: {lead.get_origin_display().lower()}"
        yield Found(lead.created_at, words, lead_id=lead.pk, in_charge_id=lead.assigned_to_id)


def unanswered_messages(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Words of the household after which the team wrote nothing; the first of them counts."""
    later = Message.objects.filter(case=OuterRef("case"), from_household=False, created_at__gt=OuterRef("created_at"))
    waiting = Message.objects.filter(~Exists(later), case__in=running_cases(rule), from_household=True)
    firsts = waiting.values("case_id", "case__referent_id").annotate(since=Min("created_at"))
    for row in firsts.filter(since__lt=limit(rule, now)).order_by():
        words = f"Le ménage a écrit le {timezone.localtime(row['since']):%d/%m/%Y}"
        yield Found(row["since"], words, case_id=row["case_id"], in_charge_id=row["case__referent_id"])


def without_contact(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Cases whose household neither wrote nor was spoken to."""
    cases = running_cases(rule).filter(household__last_contact_at__lt=limit(rule, now))
    for pk, referent, last in cases.values_list("pk", "referent_id", "household__last_contact_at"):
        words = f"Dernier contact le {timezone.localtime(last):%d/%m/%Y}"
        yield Found(last, words, case_id=pk, in_charge_id=referent)


def too_long_at_stage(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Cases that have stood at a stage longer than the rule says, or with no days, than the stage itself says."""
    cases = running_cases(rule)
    cases = cases.filter(stage_since__lt=limit(rule, now)) if rule.days else cases.filter(_beyond_limits(rule, now))
    for pk, referent, since, name in cases.values_list("pk", "referent_id", "stage_since", "stage_name"):
        words = f"À l’étape «\N{NO-BREAK SPACE}{name}\N{NO-BREAK SPACE}» depuis le {timezone.localtime(since):%d/%m/%Y}"
        yield Found(since, words, case_id=pk, in_charge_id=referent)


def late_tasks(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Tasks whose date has passed by so many days."""
    last_day = timezone.localdate(now) - timedelta(days=rule.days)
    tasks = Task.objects.to_do().filter(case__in=running_cases(rule), due_on__lt=last_day).select_related("case")
    for task in tasks.only("title", "due_on", "assigned_to_id", "case__referent_id"):
        since = timezone.make_aware(datetime.combine(task.due_on, time(0)))
        whose = task.assigned_to_id or task.case.referent_id
        yield Found(since, task.title, case_id=task.case_id, in_charge_id=whose, item=str(task.pk))


def without_referent(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Cases that nobody follows."""
    cases = running_cases(rule).filter(referent=None, opened_at__lt=limit(rule, now))
    for pk, opened in cases.values_list("pk", "opened_at"):
        yield Found(opened, f"Ouvert le {timezone.localtime(opened):%d/%m/%Y}", case_id=pk)


def _beyond_limits(rule: AlertRule, now: datetime) -> Q:
    """Each stage of each version that cases follow has its own time, or none."""
    found = Q(pk__in=[])
    for version in _followed(rule):
        for stage in version.shape.stages:
            if stage.limit_days is not None:
                latest = now - timedelta(days=stage.limit_days)
                found |= Q(pathway_version=version, stage=stage.code, stage_since__lt=latest)
    return found


def _followed(rule: AlertRule) -> Iterable[PathwayVersion]:
    return PathwayVersion.objects.lived().filter(pathway__platform_id=rule.platform_id)
