"""Words of the doors of leads."""

from django.db import models


class ImportState(models.TextChoices):
    STAGED = "staged", "À décider"
    KEPT = "kept", "Importé"
    DROPPED = "dropped", "Abandonné"
