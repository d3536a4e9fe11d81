"""States of a dated value."""

from django.db import models


class ValueState(models.TextChoices):
    DRAFT = "draft", "Brouillon"
    REVIEWED = "reviewed", "Relu"
    PUBLISHED = "published", "Publié"
    TO_VERIFY = "to_verify", "À vérifier"

    @classmethod
    def usable(cls) -> list[str]:
        """States with which a calculation may run; TO_VERIFY is shown as such to the user."""
        return [cls.PUBLISHED, cls.TO_VERIFY]
