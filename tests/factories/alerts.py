"""Rules of alert and their alerts."""

from datetime import datetime

from renovation.alerts.enums import Severity, Watch
from renovation.alerts.models import Alert, AlertRule
from renovation.alerts.operations import refresh_rule
from renovation.platforms.models import Platform


def rule_on(platform: Platform, watch: Watch, *, days: int, severity: Severity = Severity.IMPORTANT) -> AlertRule:
    """A rule that is switched on, as if it had been tried."""
    rule: AlertRule = AlertRule.objects.create(
        platform=platform, name=f"Règle {watch.label}", watch=watch, days=days, severity=severity, is_on=True
    )
    return rule


def raised(rule: AlertRule, *, now: datetime) -> list[Alert]:
    """The alerts that run once the rule is calculated."""
    refresh_rule(rule_id=rule.pk, now=now)
    return list(Alert.objects.running().filter(rule=rule).order_by("since"))
