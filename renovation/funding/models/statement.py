"""Statements as built: planned against done, as it stood on a day."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from renovation.cases.models import Case
from renovation.documents.models import Document


class BuiltStatement(models.Model):
    """Kept as it was; another one follows it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="built_statements", verbose_name="dossier")
    number = models.PositiveIntegerField("numéro")
    content = models.JSONField("bilan")
    fingerprint = models.CharField("empreinte", max_length=64)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="auteur"
    )
    made_at = models.DateTimeField("établi le")
    report = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="PDF remis"
    )

    class Meta:
        verbose_name = "bilan financier"
        verbose_name_plural = "bilans financiers"
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "number"], name="funding_statement_number")]

    def __str__(self) -> str:
        return f"Bilan {self.number} du {self.made_at:%d/%m/%Y}"
