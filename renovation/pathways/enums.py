"""Words of the pathways that platforms compose."""

from django.db import models


class VersionState(models.TextChoices):
    DRAFT = "draft", "Brouillon"
    PUBLISHED = "published", "En vigueur"
    REPLACED = "replaced", "Remplacée"
