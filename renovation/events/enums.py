from django.db import models


class RegistrationState(models.TextChoices):
    CONFIRMED = "confirmed", "Place confirmée"
    WAITING = "waiting", "Liste d’attente"
    CANCELLED = "cancelled", "Annulée"

    @classmethod
    def standing(cls) -> list[str]:
        """States of people who still want to come."""
        return [cls.CONFIRMED, cls.WAITING]
