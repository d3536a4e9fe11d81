"""Running cases taken from one version of a pathway to another."""

import uuid

from django.db import models

from renovation.pathways.models import PathwayVersion


class CaseMove(models.Model):
    """One displacement of cases; its lines are the changes of stage that it made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    to_version = models.ForeignKey(
        PathwayVersion, on_delete=models.PROTECT, related_name="moves", verbose_name="vers la version"
    )
    author_id = models.UUIDField("auteur")
    at = models.DateTimeField("le")
    number = models.PositiveIntegerField("dossiers")

    class Meta:
        verbose_name = "déplacement de dossiers"
        verbose_name_plural = "déplacements de dossiers"

    def __str__(self) -> str:
        return f"{self.number} dossiers vers {self.to_version}"
