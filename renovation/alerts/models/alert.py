"""Alerts: what a rule found, until it is settled."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from renovation.alerts.enums import AlertEnd
from renovation.alerts.models.rule import AlertRule
from renovation.cases.models import Case, Lead
from renovation.platforms.enums import Role
from renovation.platforms.models import Platform
from renovation.platforms.rules.reader import Reader


class AlertQuerySet(models.QuerySet["Alert"]):
    def readable_by(self, reader: Reader) -> Self:
        return self.filter(platform_id__in=reader.platform_ids(*Role.working_on_cases()))

    def running(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def awake(self, *, on: date) -> Self:
        """Running, and not put off to a later day."""
        return self.running().filter(Q(snoozed_until__isnull=True) | Q(snoozed_until__lte=on))


class Alert(models.Model):
    """One subject of one rule. It ends by itself once the rule finds it no more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    rule = models.ForeignKey(AlertRule, on_delete=models.CASCADE, related_name="alerts", verbose_name="règle")
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+", verbose_name="plateforme")
    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, null=True, blank=True, related_name="alerts", verbose_name="dossier"
    )
    lead = models.ForeignKey(
        Lead, on_delete=models.CASCADE, null=True, blank=True, related_name="alerts", verbose_name="prospect"
    )
    # What is found in the case: the identifier of a task, a SIRET, the kinds of documents; empty for the case itself.
    item = models.CharField("objet", max_length=80, blank=True)
    subject_key = models.CharField("clé du sujet", max_length=120)
    words = models.CharField("en clair", max_length=250)
    # From when it counts (last contact, date of the message…), or the date ahead.
    since = models.DateTimeField("depuis")
    # Severity of the rule, as a rank: lists are sorted by it without a second table.
    rank = models.PositiveSmallIntegerField("rang")
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="suivi par",
    )
    raised_at = models.DateTimeField("levée le")
    snoozed_until = models.DateField("reportée au", null=True, blank=True)
    snooze_reason = models.CharField("raison du report", max_length=200, blank=True)
    snoozed_by_id = models.UUIDField("reportée par", null=True, blank=True)
    ended_at = models.DateTimeField("finie le", null=True, blank=True)
    end = models.CharField("fin", max_length=10, choices=AlertEnd.choices, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = "alerte"
        verbose_name_plural = "alertes"
        indexes: ClassVar = [
            models.Index(
                fields=["platform", "rank", "since"], name="alerts_running", condition=Q(ended_at__isnull=True)
            ),
            models.Index(fields=["in_charge", "rank", "since"], name="alerts_mine", condition=Q(ended_at__isnull=True)),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["rule", "subject_key"], condition=Q(ended_at__isnull=True), name="alerts_running_once"
            ),
            models.CheckConstraint(
                condition=Q(case__isnull=True, lead__isnull=False) | Q(case__isnull=False, lead__isnull=True),
                name="alerts_case_or_lead",
            ),
        ]

    def __str__(self) -> str:
        return self.words
