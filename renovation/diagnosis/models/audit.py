"""Audits and DPE made by others: who, when, which, with their key figures."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from renovation.diagnosis.enums import AuditKind
from renovation.documents.models import Document
from renovation.dwellings.models import Dwelling

LETTERS = [(letter, letter) for letter in "ABCDEFG"]


class ExternalAudit(models.Model):
    """What an adviser noted of a document that a professional made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dwelling = models.ForeignKey(
        Dwelling, on_delete=models.CASCADE, related_name="external_audits", verbose_name="logement"
    )
    kind = models.CharField("nature", max_length=12, choices=AuditKind.choices)
    made_on = models.DateField("établi le")
    company = models.CharField("entreprise", max_length=120)
    auditor = models.CharField("auteur", max_length=120, blank=True)
    reference = models.CharField("numéro", max_length=40, blank=True)
    final_class = models.CharField("classe avant travaux", max_length=1, choices=LETTERS, blank=True)
    primary_kwh_m2 = models.DecimalField(
        "énergie primaire (kWh/m²/an)", max_digits=6, decimal_places=1, null=True, blank=True
    )
    ghg_kg_m2 = models.DecimalField(
        "gaz à effet de serre (kg CO₂e/m²/an)", max_digits=5, decimal_places=1, null=True, blank=True
    )
    class_after = models.CharField("classe après travaux", max_length=1, choices=LETTERS, blank=True)
    works_cost_eur = models.DecimalField(
        "coût des travaux proposés (€)", max_digits=9, decimal_places=2, null=True, blank=True
    )
    note = models.TextField("ce que nous en retenons", max_length=2000, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="document"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="noté par"
    )
    created_at = models.DateTimeField("noté le", auto_now_add=True)

    class Meta:
        verbose_name = "audit extérieur"
        verbose_name_plural = "audits extérieurs"
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(primary_kwh_m2__gte=0), name="diagnosis_audit_primary"),
            models.CheckConstraint(condition=models.Q(works_cost_eur__gte=0), name="diagnosis_audit_cost"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} du {self.made_on:%d/%m/%Y}"
