"""Categories of the news: each platform has its own."""

from typing import ClassVar

from django.db import models

from renovation.platforms.models import Platform


class NewsCategory(models.Model):
    """A heading under which news are read: « Aides », « Témoignages »…"""

    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="news_categories", verbose_name="plateforme"
    )
    name = models.CharField("nom", max_length=60)
    slug = models.SlugField(
        "identifiant", max_length=60, help_text="Dans l’adresse de la liste filtrée, par exemple : aides"
    )

    class Meta:
        verbose_name = "catégorie d’actualités"
        verbose_name_plural = "catégories d’actualités"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "slug"],
                name="cms_category_once",
                violation_error_message="Une catégorie de votre site porte déjà cet identifiant.",
            )
        ]

    def __str__(self) -> str:
        return self.name
