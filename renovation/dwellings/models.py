"""Dwellings, and the successive descriptions of each: what was typed once is completed, never retyped."""

import uuid
from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models

from renovation.dwellings.enums import DescriptionLevel, DwellingKind
from renovation.platforms.models import Platform
from renovation.territories.models import Commune

# Search by words without accents, whole or by their beginning: made in the database by a migration of this room.
PLAIN_WORDS = "maisonnee_plain"


class Dwelling(models.Model):
    """A home, known at least by its commune and kind."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    platform = models.ForeignKey(Platform, on_delete=models.PROTECT, related_name="+", verbose_name="plateforme")
    kind = models.CharField("type", max_length=10, choices=DwellingKind.choices, blank=True)
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+", verbose_name="commune")
    address = models.CharField("adresse", max_length=200, blank=True)
    postcode = models.CharField("code postal", max_length=5, blank=True)
    living_area_m2 = models.DecimalField(
        "surface habitable (m²)", max_digits=6, decimal_places=1, null=True, blank=True
    )
    construction_period = models.CharField("période de construction", max_length=20, blank=True)
    # Code of the questionnaire (gas, oil…): what a list is narrowed by.
    heating = models.CharField("chauffage", max_length=12, blank=True)
    estimated_class = models.CharField("classe estimée", max_length=1, blank=True)
    created_at = models.DateTimeField("créé le", auto_now_add=True)

    class Meta:
        verbose_name = "logement"
        verbose_name_plural = "logements"
        indexes: ClassVar = [GinIndex(SearchVector("address", config=PLAIN_WORDS), name="dwellings_address_words")]

    def __str__(self) -> str:
        return f"{self.get_kind_display() or 'Logement'} à {self.commune}"


class Description(models.Model):
    """One version of what is known of a dwelling: the household's answers, then the adviser's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dwelling = models.ForeignKey(
        Dwelling, on_delete=models.CASCADE, related_name="descriptions", verbose_name="logement"
    )
    number = models.PositiveIntegerField("version")
    level = models.CharField("niveau", max_length=15, choices=DescriptionLevel.choices)
    answers = models.JSONField("réponses")
    author_id = models.UUIDField("auteur", null=True, blank=True)
    created_at = models.DateTimeField("créée le", auto_now_add=True)

    class Meta:
        verbose_name = "description"
        verbose_name_plural = "descriptions"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dwelling", "number"], name="dwellings_description_number")
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"
