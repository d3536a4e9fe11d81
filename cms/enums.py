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


class Weekday(models.IntegerChoices):
    """Days as Python counts them."""

    MONDAY = 0, "Lundi"
    TUESDAY = 1, "Mardi"
    WEDNESDAY = 2, "Mercredi"
    THURSDAY = 3, "Jeudi"
    FRIDAY = 4, "Vendredi"
    SATURDAY = 5, "Samedi"
    SUNDAY = 6, "Dimanche"


class Frequency(models.TextChoices):
    """In which weeks of the month usual hours hold."""

    EVERY = "every", "Chaque semaine"
    FIRST = "1", "Le premier du mois"
    SECOND = "2", "Le deuxième du mois"
    THIRD = "3", "Le troisième du mois"
    FOURTH = "4", "Le quatrième du mois"
    FIRST_THIRD = "1,3", "Le premier et le troisième du mois"
    SECOND_FOURTH = "2,4", "Le deuxième et le quatrième du mois"
    LAST = "last", "Le dernier du mois"
