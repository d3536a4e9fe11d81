"""What is found in the money of cases: grants that end, slow funders, late payments, plans outdated."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Min, Q
from django.utils import timezone

from renovation.alerts.models import AlertRule
from renovation.alerts.queries.in_cases import limit, running_cases
from renovation.alerts.rules.comparing import Found
from renovation.financing.calculating import Tables, changed_since
from renovation.financing.enums import VersionKind
from renovation.financing.models import Calculation, FinancingPlan
from renovation.funding.models import AidFile, Repayment
from renovation.funding.rules.states import AWAITING, HELD, HOPED, LOANS_OWED

NBSP = "\N{NO-BREAK SPACE}"


def ending_grants(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Aids granted and not paid whole, whose grant ends soon or has ended."""
    latest = timezone.localdate(now) + timedelta(days=rule.days)
    aids = AidFile.objects.filter(case__in=running_cases(rule), state__in=HELD, expires_on__lte=latest)
    for one in aids.select_related("case").only("label", "expires_on", "case__referent_id"):
        if one.expires_on is not None:
            yield _of_aid(one, one.expires_on, f"{one.label}{NBSP}: accord jusqu’au {one.expires_on:%d/%m/%Y}")


def waiting_aids(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Aids that wait for an answer or for papers so many days, or that had to be asked about again."""
    today = timezone.localdate(now)
    slow = Q(state__in=AWAITING, since__lt=today - timedelta(days=rule.days))
    due = Q(state__in={*AWAITING, *HELD, *HOPED}, remind_on__lte=today)
    aids = AidFile.objects.filter(slow | due, case__in=running_cases(rule)).select_related("case")
    for one in aids.only("label", "state", "since", "remind_on", "case__referent_id"):
        words = f"{one.label}{NBSP}: {one.stands.label.lower()} depuis le {one.since:%d/%m/%Y}"
        if one.remind_on is not None and one.remind_on <= today:
            words += f", à relancer le {one.remind_on:%d/%m/%Y}"
        yield _of_aid(one, one.since, words)


def late_repayments(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Loans of which a payment was due so many days ago and is not noted as paid."""
    last_day = timezone.localdate(now) - timedelta(days=rule.days)
    late = Repayment.objects.filter(paid_on__isnull=True, due_on__lt=last_day, loan__state__in=LOANS_OWED)
    late = late.filter(loan__case__in=running_cases(rule))
    rows = late.values("loan_id", "loan__case_id", "loan__case__referent_id", "loan__lender")
    for row in rows.annotate(first=Min("due_on"), number=Count("pk")).order_by():
        lender = row["loan__lender"] or "Prêt"
        words = f"{lender}{NBSP}: {row['number']} échéance(s) en retard depuis le {row['first']:%d/%m/%Y}"
        yield Found(
            _moment(row["first"]),
            words[:250],
            case_id=row["loan__case_id"],
            in_charge_id=row["loan__case__referent_id"],
            item=str(row["loan_id"]),
        )


def changed_plans(rule: AlertRule, now: datetime) -> Iterator[Found]:
    """Plans that nobody filed, whose aids were calculated with values that were published anew since."""
    plans = FinancingPlan.objects.filter(variant__case__in=running_cases(rule))
    plans = plans.exclude(versions__kind__in=VersionKind.filed()).select_related("variant__case")
    waiting = list(plans.only("name", "variant__case__referent_id", "variant__case_id"))
    variants = {one.variant_id for one in waiting}
    last = Calculation.objects.filter(variant__in=variants).order_by("variant_id", "-number").distinct("variant_id")
    tables, today, latest = Tables(), timezone.localdate(now), limit(rule, now)
    changed = {
        one.variant_id: (one.made_at, [found.label for found in changed_since(one, today=today, tables=tables)])
        for one in last.only("variant_id", "scenario", "used", "on", "made_at")
        if one.made_at < latest
    }
    for plan in waiting:
        made_at, labels = changed.get(plan.variant_id, (now, []))
        if labels:
            words = f"Plan «{NBSP}{plan.name}{NBSP}», des valeurs ont changé{NBSP}: {', '.join(labels)}"
            case = plan.variant.case
            yield Found(made_at, words[:250], case_id=case.pk, in_charge_id=case.referent_id, item=str(plan.pk))


def _of_aid(one: AidFile, day: date, words: str) -> Found:
    return Found(_moment(day), words[:250], case_id=one.case_id, in_charge_id=one.case.referent_id, item=str(one.pk))


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(0)))
