"""Rules of alert that the manager tried and switched on, and one alert that an adviser put off."""

from datetime import datetime, timedelta

from django.utils import timezone

from renovation.accounts.models import User
from renovation.alerts.models import Alert, AlertRule
from renovation.alerts.operations import snooze, switch, try_rule
from renovation.platforms.models import Platform

# The others stay off: the page of rules shows both.
SWITCHED_ON = (
    "lead_unanswered",
    "message_unanswered",
    "outcome_missing",
    "stage_too_long",
    "document_missing",
    "rge_ending",
    "grant_ending",
    "aid_waiting",
    "repayment_late",
)
PUT_OFF = "Le ménage rappelle après ses vacances"


def switch_alerts_on(platform: Platform, *, manager: User, adviser: User, now: datetime) -> None:
    for rule in AlertRule.objects.filter(platform=platform, seed__in=SWITCHED_ON).order_by("seed"):
        try_rule(rule_id=rule.pk, now=now)
        switch(rule_id=rule.pk, on=True, author=manager, now=now)
    today = timezone.localdate(now)
    alert = (
        Alert.objects.running()
        .filter(platform=platform, in_charge=adviser, case__isnull=False)
        .order_by("-rank")
        .first()
    )
    if alert is not None:
        snooze(alert_id=alert.pk, until=today + timedelta(days=10), reason=PUT_OFF, author=adviser, today=today)
