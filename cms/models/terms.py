"""Words of the glossary. Each platform has its own."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.rules.explaining import Explainer, Term
from renovation.platforms.models import Platform
from renovation.territories.rules.names import search_key


class GlossaryTerm(index.Indexed, models.Model):
    """A word of the trade, explained in the glossary and at its first use in each page."""

    platform = models.ForeignKey(
        Platform, on_delete=models.CASCADE, related_name="glossary_terms", verbose_name="plateforme"
    )
    term = models.CharField("mot", max_length=60, help_text="Par exemple : RGE")
    slug = models.SlugField("identifiant", max_length=60, help_text="En minuscules et sans accent, par exemple : rge")
    spellings = models.CharField(
        "autres écritures",
        max_length=200,
        blank=True,
        help_text="Pluriel, nom complet, séparés par des virgules : « pompes à chaleur, PAC ».",
    )
    meaning = models.TextField(
        "sens", max_length=400, help_text="Une ou deux phrases simples, sans autre mot difficile."
    )

    panels: ClassVar = [FieldPanel("term"), FieldPanel("spellings"), FieldPanel("meaning")]
    search_fields: ClassVar = [
        index.SearchField("term", boost=3),
        index.SearchField("spellings", boost=2),
        index.SearchField("meaning"),
        index.FilterField("platform_id"),
    ]

    class Meta:
        verbose_name = "mot du glossaire"
        verbose_name_plural = "mots du glossaire"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["platform", "slug"],
                name="cms_term_once",
                violation_error_message="Un mot de votre glossaire porte déjà cet identifiant.",
            )
        ]

    def __str__(self) -> str:
        return self.term

    @property
    def as_term(self) -> Term:
        others = tuple(filter(None, (one.strip() for one in self.spellings.split(","))))
        return Term(self.slug, self.term, others, self.meaning)


def terms_of(platform: Platform | None) -> list[GlossaryTerm]:
    """The words of a platform in the order of the alphabet."""
    if platform is None:
        return []
    return sorted(GlossaryTerm.objects.filter(platform=platform), key=lambda one: search_key(one.term))


def explainer_for(request: HttpRequest) -> Explainer:
    """Explains the words of the platform that is asked for."""
    platform = getattr(request, "platform", None)
    return Explainer(lambda: [term.as_term for term in terms_of(platform)])
