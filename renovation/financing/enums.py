"""Words of the financing that tables and forms share."""

from django.db import models


class Occupation(models.TextChoices):
    """What the home is for whoever asks."""

    OWNER = "owner", "Propriétaire, j’y habite"
    BUYER = "buyer", "Je l’achète pour y habiter"
    LANDLORD = "landlord", "Propriétaire, je le loue"
    SECOND = "second", "C’est ma résidence secondaire"
    TENANT = "tenant", "Locataire"


class HomeAge(models.TextChoices):
    """Years since the home was finished, as the aids count them."""

    OVER_15 = "over_15", "15 ans ou plus"
    FROM_10_TO_15 = "from_10_to_15", "entre 10 et 15 ans"
    FROM_2_TO_10 = "from_2_to_10", "entre 2 et 10 ans"
    UNDER_2 = "under_2", "moins de 2 ans"


class Origin(models.TextChoices):
    """Who said a value of a scenario, or what it was taken from."""

    AIDS = "aids", "ménage, « Mes aides »"
    HOUSEHOLD = "household", "ménage, autodiagnostic"
    VERSION = "version", "diagnostic du conseiller"
    PROGRAMME = "programme", "programme de travaux"
    DWELLING = "dwelling", "fiche du logement"
    APPOINTMENT = "appointment", "rendez-vous tenu"
    PRICE = "price", "prix courant, milieu de fourchette"
    USUAL = "usual", "valeur usuelle, à vérifier sur le devis"
    ADVISER = "adviser", "conseiller"


class VersionKind(models.TextChoices):
    """The moments at which a plan is kept."""

    SIMULATION = "simulation", "Simulation"
    SUBMITTED = "submitted", "Déposé"
    GRANTED = "granted", "Accordé"
    AS_BUILT = "as_built", "Réalisé"

    @classmethod
    def filed(cls) -> frozenset["VersionKind"]:
        """Those after which new rules change nothing any more."""
        return frozenset({cls.SUBMITTED, cls.GRANTED, cls.AS_BUILT})
