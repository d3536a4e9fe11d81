"""Financing plans of a case, and the versions of them that were kept at each great moment."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from renovation.documents.models import Document
from renovation.financing.enums import VersionKind
from renovation.financing.models.variant import Calculation, FinancingVariant


class FinancingPlan(models.Model):
    """Who pays what remains once the aids of a scenario are deducted, and when. `inputs` is what is typed now."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    variant = models.ForeignKey(
        FinancingVariant, on_delete=models.CASCADE, related_name="plans", verbose_name="scénario de financement"
    )
    name = models.CharField("nom", max_length=80)
    inputs = models.JSONField("ressources et calendrier")
    # The agent may leave; the plan stays.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="auteur"
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="modifié par"
    )
    created_at = models.DateTimeField("créé le", auto_now_add=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)
    # Optimistic lock (H4): moves at each change.
    revision = models.PositiveIntegerField("révision", default=1)

    class Meta:
        verbose_name = "plan de financement"
        verbose_name_plural = "plans de financement"
        constraints: ClassVar = [models.UniqueConstraint(fields=["variant", "name"], name="financing_plan_name")]

    def __str__(self) -> str:
        return self.name


class PlanVersion(models.Model):
    """A plan as it was at a moment, with everything that it rests on. Never changed: another follows it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(FinancingPlan, on_delete=models.CASCADE, related_name="versions", verbose_name="plan")
    number = models.PositiveIntegerField("numéro")
    name = models.CharField("nom", max_length=80)
    kind = models.CharField("moment", max_length=12, choices=VersionKind.choices)
    words = models.CharField("remarque", max_length=300, blank=True)
    calculation = models.ForeignKey(
        Calculation, on_delete=models.CASCADE, related_name="+", verbose_name="calcul des aides"
    )
    inputs = models.JSONField("ressources et calendrier")
    content = models.JSONField("plan")
    warnings = models.JSONField("avertissements", default=list, blank=True)
    fingerprint = models.CharField("empreinte", max_length=64)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="auteur"
    )
    made_at = models.DateTimeField("figé le")
    report = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="PDF remis"
    )

    class Meta:
        verbose_name = "version d’un plan de financement"
        verbose_name_plural = "versions de plans de financement"
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "number"], name="financing_version_number")]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"
