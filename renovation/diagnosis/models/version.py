"""The adviser's diagnosis of a dwelling: numbered versions, each based on another, frozen once given to somebody."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from renovation.diagnosis.enums import VersionSource
from renovation.documents.models import Document
from renovation.dwellings.models import Dwelling


class DiagnosisVersionQuerySet(models.QuerySet["DiagnosisVersion"]):
    def of_dwelling(self, dwelling: Dwelling) -> Self:
        return self.filter(dwelling=dwelling)

    def without_description(self) -> Self:
        """For lists: descriptions and results are large."""
        return self.defer("description", "import_report", "note", "advice")


class DiagnosisVersion(models.Model):
    """A description part by part, with the result that it gave. Sources of the values are in the description."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dwelling = models.ForeignKey(
        Dwelling, on_delete=models.CASCADE, related_name="diagnosis_versions", verbose_name="logement"
    )
    number = models.PositiveIntegerField("version")
    title = models.CharField("titre", max_length=120, blank=True)
    source = models.CharField("origine", max_length=12, choices=VersionSource.choices)
    based_on = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followers", verbose_name="à partir de"
    )
    # The agent may leave; the diagnosis stays.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="auteur"
    )
    description = models.JSONField("description")
    result = models.JSONField("résultat", null=True, blank=True)
    engine_version = models.CharField("version du moteur", max_length=20, blank=True)
    parameters_fingerprint = models.CharField("empreinte des paramètres", max_length=64, blank=True)
    calculated_on = models.DateField("calculé le", null=True, blank=True)
    import_report = models.JSONField("compte rendu de l’import", null=True, blank=True)
    note = models.TextField("note", max_length=2000, blank=True)
    advice = models.TextField("travaux conseillés", max_length=4000, blank=True)
    # The report handed to the household; the file lives its own life in the case.
    report = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="rapport"
    )
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    changed_at = models.DateTimeField("modifiée le", auto_now=True)
    frozen_at = models.DateTimeField("figée le", null=True, blank=True)
    # Optimistic lock (H4): moves at each change.
    revision = models.PositiveIntegerField("révision", default=1)

    objects = DiagnosisVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "version de diagnostic"
        verbose_name_plural = "versions de diagnostic"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dwelling", "number"], name="diagnosis_version_number")
        ]

    def __str__(self) -> str:
        return f"Version {self.number}" + (f" – {self.title}" if self.title else "")

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None
