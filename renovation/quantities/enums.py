"""States of a dated value and of a batch of them."""

from django.db import models


class ValueState(models.TextChoices):
    DRAFT = "draft", "Brouillon"
    REVIEWED = "reviewed", "Relu"
    PUBLISHED = "published", "Publié"
    TO_VERIFY = "to_verify", "À vérifier"
    REPLACED = "replaced", "Remplacé"

    @classmethod
    def usable(cls) -> list[str]:
        """States with which a calculation may run; TO_VERIFY is shown as such to the user."""
        return [cls.PUBLISHED, cls.TO_VERIFY]

    @classmethod
    def proposed(cls) -> list[str]:
        """States of a value that counts for nothing yet."""
        return [cls.DRAFT, cls.REVIEWED]


class BatchState(models.TextChoices):
    DRAFT = "draft", "En préparation"
    SUBMITTED = "submitted", "À relire"
    PUBLISHED = "published", "Publié"
    DROPPED = "dropped", "Abandonné"

    @classmethod
    def open(cls) -> list[str]:
        """States in which a batch may still be published."""
        return [cls.DRAFT, cls.SUBMITTED]
