from django.db import models


class Modality(models.TextChoices):
    PHONE = "phone", "Par téléphone"
    OFFICE = "office", "À l’accueil"


class AppointmentState(models.TextChoices):
    BOOKED = "booked", "À venir"
    DONE = "done", "Fait"
    CANCELLED = "cancelled", "Annulé"
    MISSED = "missed", "Absent"

    @classmethod
    def holding_time(cls) -> list[str]:
        """States in which the adviser's time is taken."""
        return [cls.BOOKED, cls.DONE, cls.MISSED]
