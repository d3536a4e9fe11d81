"""Words of the price base."""

from django.db import models


class Document(models.TextChoices):
    """Where a price was read."""

    QUOTE = "devis", "Devis"
    SIGNED_QUOTE = "devis_signe", "Devis signé"
    INVOICE = "facture", "Facture"


class Nature(models.TextChoices):
    """What is paid; statistics count the works themselves only."""

    DIRECT = "direct", "Les travaux eux-mêmes"
    INDUCED = "induit", "Ce que les travaux entraînent"
    USE = "usage", "Un souhait du ménage"


class Aside(models.TextChoices):
    """Why a reference is set aside."""

    OUTLIER = "outlier", "Prix trop loin des autres"
    MISTAKE = "mistake", "Erreur de saisie"
    MIXED = "mixed", "Plusieurs travaux dans la même ligne"
    SPECIAL = "special", "Chantier hors du commun"
    TWICE = "twice", "Déjà dans la base"

    @classmethod
    def by_people(cls) -> list["Aside"]:
        """Reasons that a person may give; the first one is counted."""
        return [cls.MISTAKE, cls.MIXED, cls.SPECIAL, cls.TWICE]


class Use(models.TextChoices):
    """What the price base was asked for."""

    HOUSEHOLD = "household", "Prix comparés par des ménages"
    LINES_EXPORTED = "lines_exported", "Lignes anonymes exportées"
    AGGREGATES_EXPORTED = "aggregates_exported", "Statistiques exportées"
