from django.db import models


class Tenure(models.TextChoices):
    OWNER = "owner", "Propriétaire occupant"
    LANDLORD = "landlord", "Propriétaire bailleur"
    TENANT = "tenant", "Locataire"
    OTHER = "other", "Autre situation"


class Channel(models.TextChoices):
    """How a household reached us or prefers to be reached."""

    WEB = "web", "Site"
    PHONE = "phone", "Téléphone"
    EMAIL = "email", "E-mail"
    COUNTER = "counter", "Accueil"


class Purpose(models.TextChoices):
    """What the household agreed to, each on its own."""

    ADVICE = "advice", "Être recontacté et conseillé sur le projet de rénovation"
    NEWS = "news", "Recevoir les actualités de la plateforme"
    INTRODUCTION = "introduction", "Transmettre mes coordonnées à des professionnels choisis"
