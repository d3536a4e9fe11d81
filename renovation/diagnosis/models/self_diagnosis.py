"""Self-diagnoses: the answers of a household and the estimate that they gave."""

import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from renovation.dwellings.models import Dwelling
from renovation.households.models import Household
from renovation.platforms.models import Platform
from renovation.territories.models import Commune


class SelfDiagnosisQuerySet(models.QuerySet["SelfDiagnosis"]):
    def valid(self, *, now: datetime) -> Self:
        """Those that their secret link still opens. Kept longer by somebody, they are opened through the account."""
        return self.filter(expires_at__gt=now)

    def expired(self, *, now: datetime) -> Self:
        return self.filter(household__isnull=True, expires_at__lte=now)

    def kept(self, *, now: datetime) -> Self:
        """Those that still exist for their readers: within their days, or kept by a household."""
        return self.filter(Q(expires_at__gt=now) | Q(household__isnull=False))

    def completed(self) -> Self:
        return self.filter(completed_at__isnull=False)


class SelfDiagnosis(models.Model):
    """Answers typed without an account, opened by a secret link; then tied to a household."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+", verbose_name="plateforme")
    token_hash = models.CharField("empreinte du lien", max_length=64, unique=True)
    commune = models.ForeignKey(
        Commune, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="commune"
    )
    answers = models.JSONField("réponses", default=dict)
    # Who is asking, bills, comfort, wishes: no figure depends on it.
    situation = models.JSONField("situation et souhaits", default=dict, blank=True)
    # Codes of the unusual combinations of answers that the household has confirmed.
    confirmed = models.JSONField("réponses confirmées", default=list, blank=True)
    result = models.JSONField("résultat", null=True, blank=True)
    engine_version = models.CharField("version du moteur", max_length=20, blank=True)
    parameters_fingerprint = models.CharField("empreinte des paramètres", max_length=64, blank=True)
    # A diagnosis outlives nobody: it follows its household when that is erased.
    household = models.ForeignKey(
        Household,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="diagnoses",
        verbose_name="ménage",
    )
    dwelling = models.ForeignKey(
        Dwelling, on_delete=models.SET_NULL, null=True, blank=True, related_name="diagnoses", verbose_name="logement"
    )
    # A second secret, to read only; taking it back changes nothing to the first.
    share_hash = models.CharField("empreinte du lien de partage", max_length=64, unique=True, null=True, blank=True)
    shared_at = models.DateTimeField("partagé le", null=True, blank=True)
    created_at = models.DateTimeField("commencé le", auto_now_add=True)
    changed_at = models.DateTimeField("modifié le", auto_now=True)
    completed_at = models.DateTimeField("terminé le", null=True, blank=True)
    expires_at = models.DateTimeField("conservé jusqu’au")

    objects = SelfDiagnosisQuerySet.as_manager()

    class Meta:
        verbose_name = "autodiagnostic"
        verbose_name_plural = "autodiagnostics"
        indexes: ClassVar = [models.Index(fields=["expires_at"], name="diagnosis_expiry")]

    def __str__(self) -> str:
        return f"Autodiagnostic du {self.created_at:%d/%m/%Y}"
