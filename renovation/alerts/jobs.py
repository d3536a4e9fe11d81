"""Alerts are calculated again and again, and told once a morning."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from renovation.alerts.models import AlertRule
from renovation.alerts.operations import refresh_platform, refresh_rule, send_digests
from renovation.outbox.operations import enqueue
from renovation.outbox.registry import Payload, job, periodic

REFRESH = "alerts.refresh"
REFRESH_ONE = "alerts.refresh_one"
DIGEST = "alerts.digest"
DIGEST_ONE = "alerts.digest_one"


@job(REFRESH, label="Calculer les alertes")
def refresh_job(payload: Payload) -> None:
    """One job for each rule: one that fails keeps the others from nothing."""
    for rule_id in AlertRule.objects.switched_on().values_list("pk", flat=True):
        enqueue(kind=REFRESH_ONE, key=f"{REFRESH_ONE}:{rule_id}:{payload['slot']}", payload={"rule": str(rule_id)})


@job(REFRESH_ONE, label="Calculer une règle d’alerte")
def refresh_one_job(payload: Payload) -> None:
    if AlertRule.objects.filter(pk=payload["rule"]).exists():
        refresh_rule(rule_id=UUID(payload["rule"]), now=timezone.now())


@job(DIGEST, label="Résumé des alertes du matin")
def digest_job(payload: Payload) -> None:
    for platform_id in AlertRule.objects.switched_on().values_list("platform_id", flat=True).distinct():
        key = f"{DIGEST_ONE}:{platform_id}:{payload['slot']}"
        enqueue(kind=DIGEST_ONE, key=key, payload={"platform": str(platform_id)})


@job(DIGEST_ONE, label="Résumé des alertes du matin d’une plateforme")
def digest_one_job(payload: Payload) -> None:
    now = timezone.now()
    refresh_platform(platform_id=UUID(payload["platform"]), now=now)
    send_digests(platform_id=UUID(payload["platform"]), now=now)


periodic(REFRESH, every=timedelta(minutes=15), catch_up=False)
# Six in the morning in Paris in winter, seven in summer: before the day begins.
periodic(DIGEST, every=timedelta(days=1), offset=timedelta(hours=5), catch_up=True)
