"""Words of campaigns."""

from django.db import models


class CampaignChannel(models.TextChoices):
    MAIL = "mail", "E-mail"
    PHONE = "phone", "Téléphone"


class CampaignState(models.TextChoices):
    DRAFT = "draft", "Brouillon"
    # The recipients are rows: whoever enters the segment afterwards is not one.
    READY = "ready", "Prête"
    SENDING = "sending", "En cours"
    SENT = "sent", "Terminée"
    STOPPED = "stopped", "Arrêtée"

    @classmethod
    def begun(cls) -> list[str]:
        """States in which somebody was or is being reached."""
        return [cls.SENDING, cls.SENT, cls.STOPPED]


class RecipientState(models.TextChoices):
    WAITING = "waiting", "En attente"
    SENT = "sent", "Atteint"
    # When its turn came it no longer agreed, or its address was no longer known or is none.
    LEFT_OUT = "left_out", "Laissé de côté"
    UNSUBSCRIBED = "unsubscribed", "Ne veut plus de campagne"


class CallResult(models.TextChoices):
    INTERESTED = "interested", "Intéressé"
    REACHED = "reached", "Sans suite"
    ABSENT = "absent", "Pas de réponse"
    WRONG = "wrong", "Faux numéro"
    REFUSES = "refuses", "Ne plus l’appeler"

    @classmethod
    def answers(cls) -> list[str]:
        """Results in which the household was spoken to and did not send us away."""
        return [cls.INTERESTED, cls.REACHED]
