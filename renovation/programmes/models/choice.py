"""The scenario that was chosen with the household: a decision, kept as it was read that day."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from renovation.cases.models import Case
from renovation.documents.models import Document
from renovation.programmes.models.scenario import WorksScenario


class ProgrammeChoice(models.Model):
    """Never changed: another decision follows it, and the last one counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="programme_choices", verbose_name="dossier")
    scenario = models.ForeignKey(
        WorksScenario, on_delete=models.CASCADE, related_name="choices", verbose_name="scénario"
    )
    revision = models.PositiveIntegerField("révision du scénario")
    content = models.JSONField("programme retenu")
    fingerprint = models.CharField("empreinte", max_length=64)
    decided_on = models.DateField("décidé le")
    with_household = models.BooleanField("décidé avec le ménage", default=True)
    words = models.TextField("ce qui a compté dans le choix", max_length=1000, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="noté par"
    )
    recorded_at = models.DateTimeField("noté le")
    # The household sees the last decision that was shown to it.
    shared = models.BooleanField("montré au ménage", default=True)
    report = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="PDF remis"
    )

    class Meta:
        verbose_name = "choix d’un programme de travaux"
        verbose_name_plural = "choix de programmes de travaux"
        indexes: ClassVar = [models.Index(fields=["case", "-recorded_at"], name="programmes_choice_last")]

    def __str__(self) -> str:
        return f"{self.content['name']}, choisi le {self.decided_on:%d/%m/%Y}"
