"""States and stages of the adviser's work."""

from django.db import models


class LeadOrigin(models.TextChoices):
    DIAGNOSIS = "diagnosis", "Autodiagnostic"
    APPOINTMENT = "appointment", "Prise de rendez-vous"
    CALLBACK = "callback", "Demande de rappel"
    CONTACT = "contact", "Formulaire de contact"
    PHONE = "phone", "Appel"
    COUNTER = "counter", "Accueil"


class LeadState(models.TextChoices):
    NEW = "new", "Nouveau"
    CONTACTED = "contacted", "Contacté"
    QUALIFIED = "qualified", "Qualifié"
    CONVERTED = "converted", "Devenu dossier"
    CLOSED = "closed", "Sans suite"

    @classmethod
    def waiting(cls) -> list[str]:
        """States in which somebody still has to act."""
        return [cls.NEW, cls.CONTACTED, cls.QUALIFIED]


class CloseReason(models.TextChoices):
    UNREACHABLE = "unreachable", "Injoignable"
    GAVE_UP = "gave_up", "Projet abandonné"
    ELSEWHERE = "elsewhere", "Hors territoire ou suivi ailleurs"
    ANSWERED = "answered", "Réponse donnée, sans suite attendue"
    DUPLICATE = "duplicate", "Doublon"


class Readiness(models.TextChoices):
    """How far the household is."""

    THINKING = "thinking", "Se renseigne"
    WITHIN_YEAR = "within_year", "Travaux dans l’année"
    SOON = "soon", "Travaux dans les trois mois"
    QUOTES = "quotes", "A déjà des devis"


class Stage(models.TextChoices):
    """The pathway of the study; a later issue lets each platform compose its own."""

    INFORMATION = "information", "Conseil"
    DIAGNOSIS = "diagnosis", "Diagnostic"
    PROGRAMME = "programme", "Programme de travaux"
    FINANCING = "financing", "Plan de financement"
    WORKS = "works", "Travaux"
    FOLLOW_UP = "follow_up", "Suivi"
    CLOSED = "closed", "Clos"

    @classmethod
    def running(cls) -> list["Stage"]:
        return [stage for stage in cls if stage is not cls.CLOSED]
