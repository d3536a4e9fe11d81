"""What the editors put first in the search, and what visitors looked for in vain."""

from typing import ClassVar

from django.db import models
from wagtail.models import Page

from renovation.platforms.models import Platform


class PromotedResult(models.Model):
    """A page that stands first when some words are searched."""

    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="promoted_results", verbose_name="plateforme"
    )
    words = models.CharField(
        "mots cherchés",
        max_length=200,
        help_text="Séparés par des virgules, sans souci des accents : « fenêtre, double vitrage, volets ».",
    )
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name="page mise en avant")
    text = models.CharField(
        "phrase affichée", max_length=200, blank=True, help_text="Sans phrase, le chapô de la page est affiché."
    )
    position = models.PositiveSmallIntegerField("place", default=10, help_text="La plus petite d’abord.")

    class Meta:
        verbose_name = "résultat mis en avant"
        verbose_name_plural = "résultats mis en avant"
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.words


class FruitlessSearch(models.Model):
    """How many times some words found nothing on one day: neither who asked, nor when, nor from where."""

    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="fruitless_searches", verbose_name="plateforme"
    )
    day = models.DateField("jour")
    words = models.CharField("mots cherchés", max_length=60)
    times = models.PositiveIntegerField("fois", default=0)

    class Meta:
        verbose_name = "recherche sans résultat"
        verbose_name_plural = "recherches sans résultat"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["platform", "day", "words"], name="cms_fruitless_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.words} ({self.day:%d/%m/%Y})"
