"""The global view of alerts: list, counts, and those of one case or lead."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from renovation.alerts.enums import Severity
from renovation.alerts.models import Alert, AlertRule, DigestChoice
from renovation.alerts.models.alert import AlertQuerySet
from renovation.cases.models import Case, Lead
from renovation.platforms.enums import Role
from renovation.platforms.rules.reader import Reader

TEAM = "team"


@dataclass(frozen=True)
class AlertCriteria:
    """What the list was asked for; an empty text means everything."""

    whose: str = "mine"
    severity: str = ""
    rule: str = ""
    put_off: bool = False
    sort: str = "severity"


@dataclass(frozen=True)
class AlertCounts:
    """The alerts that the criteria leave, by severity and by rule; each count opens its list."""

    total: int = 0
    put_off: int = 0
    by_severity: dict[str, int] = field(default_factory=dict)
    by_rule: list[tuple[str, str, int]] = field(default_factory=list)


SORTS = {"severity": ("rank", "since", "pk"), "oldest": ("since", "pk"), "newest": ("-raised_at", "pk")}


def alert_list(reader: Reader, criteria: AlertCriteria, *, on: date) -> QuerySet[Alert]:
    """The running alerts that the reader may read and that answer the criteria."""
    alerts = _whose(Alert.objects.readable_by(reader), reader, criteria.whose)
    alerts = alerts.running().filter(snoozed_until__gt=on) if criteria.put_off else alerts.awake(on=on)
    if criteria.severity in Severity.values:
        alerts = alerts.filter(rank=Severity(criteria.severity).rank)
    if criteria.rule:
        alerts = alerts.filter(rule_id=_uuid(criteria.rule))
    return with_row(alerts).order_by(*SORTS.get(criteria.sort, SORTS["severity"]))


def alert_counts(reader: Reader, criteria: AlertCriteria, *, on: date) -> AlertCounts:
    """Counts of the view: one query over the running alerts of whom the criteria name."""
    whose = _whose(Alert.objects.readable_by(reader), reader, criteria.whose).running()
    awake = Q(snoozed_until__isnull=True) | Q(snoozed_until__lte=on)
    rows = whose.values("rule_id", "rule__name", "rank").annotate(
        awake=Count("pk", filter=awake), put_off=Count("pk", filter=~awake)
    )
    by_severity = {severity.value: 0 for severity in Severity}
    by_rule = []
    total = put_off = 0
    for row in rows.order_by("rank", "rule__name"):
        total, put_off = total + row["awake"], put_off + row["put_off"]
        by_severity[list(Severity)[row["rank"]].value] += row["awake"]
        if row["awake"]:
            by_rule.append((str(row["rule_id"]), row["rule__name"], row["awake"]))
    return AlertCounts(total, put_off, by_severity, by_rule)


def alerts_awake(reader: Reader, *, whole_team: bool, on: date) -> tuple[int, int]:
    """How many alerts wait, and how many of them are urgent: the tile of the morning page."""
    whose = TEAM if whole_team else "mine"
    awake = _whose(Alert.objects.readable_by(reader), reader, whose).awake(on=on)
    counted = awake.aggregate(total=Count("pk"), urgent=Count("pk", filter=Q(rank=Severity.URGENT.rank)))
    return counted["total"], counted["urgent"]


def alerts_of(subject: Case | Lead) -> list[Alert]:
    """The running alerts of one case or lead, those put off as well."""
    alerts = Alert.objects.running().select_related("rule").order_by("rank", "since")
    return list(alerts.filter(case=subject) if isinstance(subject, Case) else alerts.filter(lead=subject))


def alert_for(reader: Reader, alert_id: UUID) -> Alert:
    """A running alert that the reader may read; Alert.DoesNotExist otherwise."""
    return Alert.objects.readable_by(reader).running().select_related("rule", "case", "lead").get(pk=alert_id)


def last_refresh(reader: Reader) -> datetime | None:
    """Since when the oldest of the reader's rules was not calculated again."""
    rules = AlertRule.objects.switched_on().filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))
    found: datetime | None = rules.aggregate(oldest=Min("refreshed_at"))["oldest"]
    return found


def with_row(alerts: QuerySet[Alert]) -> QuerySet[Alert]:
    """What one line of the list shows."""
    return alerts.select_related(
        "rule", "case__household", "case__dwelling__commune", "lead__household", "lead__diagnosis__commune", "in_charge"
    )


def _whose(alerts: AlertQuerySet, reader: Reader, whose: str) -> AlertQuerySet:
    if whose == "mine":
        return alerts.filter(in_charge=reader.user_id)
    if whose == "nobody":
        return alerts.filter(in_charge__isnull=True)
    return alerts if whose == TEAM else alerts.filter(in_charge_id=_uuid(whose))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def wants_digest(user_id: UUID) -> bool:
    """Whether the agent gets the mail of the morning; nobody who said nothing is left out."""
    return not DigestChoice.objects.filter(user_id=user_id, is_wanted=False).exists()
