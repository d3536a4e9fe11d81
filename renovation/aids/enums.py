"""States of a version of a local aid."""

from django.db import models


class VersionState(models.TextChoices):
    DRAFT = "draft", "Brouillon"
    REVIEWED = "reviewed", "Relue"
    PUBLISHED = "published", "Publiée"
    REPLACED = "replaced", "Remplacée"

    @classmethod
    def proposed(cls) -> list[str]:
        """States of a version that counts for nothing yet."""
        return [cls.DRAFT, cls.REVIEWED]
