"""Alerts follow what is true: raised when a rule finds something new, over when it finds it no more."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from renovation.alerts.enums import AlertEnd, Severity
from renovation.alerts.models import Alert, AlertRule
from renovation.alerts.queries import findings
from renovation.alerts.rules.comparing import Found, compare

WRITTEN_AT_ONCE = 1000


def refresh_platform(*, platform_id: UUID, now: datetime) -> None:
    """All rules of a platform that are on, one after the other."""
    for rule_id in AlertRule.objects.switched_on().filter(platform_id=platform_id).values_list("pk", flat=True):
        refresh_rule(rule_id=rule_id, now=now)


@transaction.atomic
def refresh_rule(*, rule_id: UUID, now: datetime) -> int:
    """Write the alerts of a rule as they stand now. Answers how many run. Done again, it changes nothing."""
    rule = AlertRule.objects.select_for_update().get(pk=rule_id)
    if not rule.is_on:
        return 0
    found = findings(rule, now=now)
    running = {alert.subject_key: alert for alert in Alert.objects.running().filter(rule=rule)}
    difference = compare(found, {key: (one.since, one.words, one.in_charge_id) for key, one in running.items()})
    Alert.objects.bulk_create([_alert(rule, one, now) for one in difference.new], batch_size=WRITTEN_AT_ONCE)
    _update(running, difference.changed)
    over = [running[key].pk for key in difference.over]
    Alert.objects.filter(pk__in=over).update(ended_at=now, end=AlertEnd.SETTLED)
    AlertRule.objects.filter(pk=rule.pk).update(refreshed_at=now)
    return len(found)


def end_all(rule: AlertRule, *, now: datetime) -> None:
    """The rule is off, or says something else: nothing of it runs."""
    Alert.objects.running().filter(rule=rule).update(ended_at=now, end=AlertEnd.RULE_OFF)


def _alert(rule: AlertRule, found: Found, now: datetime) -> Alert:
    return Alert(
        rule=rule,
        platform_id=rule.platform_id,
        case_id=found.case_id,
        lead_id=found.lead_id,
        item=found.item,
        subject_key=found.key,
        words=found.words,
        since=found.since,
        rank=Severity(rule.severity).rank,
        in_charge_id=found.in_charge_id,
        raised_at=now,
    )


def _update(running: dict[str, Alert], changed: Sequence[Found]) -> None:
    """The alert stays the same, put off or not; what it says follows."""
    alerts = []
    for found in changed:
        alert = running[found.key]
        alert.since, alert.words, alert.in_charge_id = found.since, found.words, found.in_charge_id
        alerts.append(alert)
    Alert.objects.bulk_update(alerts, ["since", "words", "in_charge"], batch_size=WRITTEN_AT_ONCE)
