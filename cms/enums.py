"""Choices of the site's pages."""

from django.db import models


class Destination(models.TextChoices):
    """Places of the house that an editor may link to without knowing their address."""

    DIAGNOSIS = "selfservice:diagnosis_start", "Autodiagnostic"
    AIDS = "selfservice:aids", "Mes aides"
    CONTACT = "selfservice:contact", "Être rappelé"
    BOOKING = "selfservice:booking", "Prendre rendez-vous"
    SPACE = "selfservice:space", "Mon espace"
    DIRECTORY = "cms:directory", "Annuaire des professionnels RGE"
    MANUAL = "cms:manual", "Aide"


class Tone(models.TextChoices):
    """How a notice speaks."""

    INFO = "info", "Information"
    WARNING = "warning", "Attention"
    SUCCESS = "success", "Bonne pratique"


class LegalKind(models.TextChoices):
    """Legal texts that each site carries."""

    NOTICES = "notices", "Mentions légales"
    PRIVACY = "privacy", "Données personnelles"
    COOKIES = "cookies", "Cookies"


class Conformity(models.TextChoices):
    """The three states of an accessibility statement (RGAA 4.1)."""

    NONE = "none", "non conforme"
    PARTIAL = "partial", "partiellement conforme"
    FULL = "full", "totalement conforme"
