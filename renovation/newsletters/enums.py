from django.db import models


class LetterState(models.TextChoices):
    READY = "ready", "Prête"
    SENDING = "sending", "En cours d’envoi"
    SENT = "sent", "Envoyée"
