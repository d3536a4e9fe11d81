"""What a household said in order to know its aids."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from renovation.diagnosis.models import SelfDiagnosis
from renovation.platforms.models import Platform
from renovation.territories.models import Commune


class AidsInquiryQuerySet(models.QuerySet["AidsInquiry"]):
    def open(self, *, now: datetime) -> Self:
        """Those that may still be read: within their days, or beside a diagnosis, which has its own."""
        return self.filter(models.Q(expires_at__gt=now) | models.Q(diagnosis__isnull=False))

    def expired(self, *, now: datetime) -> Self:
        return self.filter(diagnosis__isnull=True, expires_at__lte=now)


class AidsInquiry(models.Model):
    """Answers only, never a result: the aids are calculated anew each time, with the rules of the day.

    Beside a diagnosis it lives and is deleted with it; alone it is kept for a few days in one browser's session.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+", verbose_name="plateforme")
    diagnosis = models.OneToOneField(
        SelfDiagnosis,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="aids_inquiry",
        verbose_name="autodiagnostic",
    )
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+", verbose_name="commune")
    answers = models.JSONField("réponses", default=dict)
    created_at = models.DateTimeField("commencé le", auto_now_add=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)
    expires_at = models.DateTimeField("conservé jusqu’au")

    objects = AidsInquiryQuerySet.as_manager()

    class Meta:
        verbose_name = "calcul d’aides"
        verbose_name_plural = "calculs d’aides"
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="financing_inquiry_expiry")]

    def __str__(self) -> str:
        return f"Calcul d’aides du {self.created_at:%d/%m/%Y}"
