from django.db import models


class DwellingKind(models.TextChoices):
    HOUSE = "house", "Maison"
    FLAT = "flat", "Appartement"


class DescriptionLevel(models.TextChoices):
    QUESTIONNAIRE = "questionnaire", "Questionnaire du ménage"
    DETAILED = "detailed", "Description du conseiller"
