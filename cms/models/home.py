"""The home page of a platform."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.blocks import BodyBlock, DoorsBlock, NeedsBlock
from cms.freshness import remembered, version_for
from cms.models.articles import ArticlePage, latest_articles
from cms.models.base import SitePage


class HomePage(SitePage):
    """An opening with the entry by commune or by need, a door for each public, then what the editor places."""

    hero_label = models.CharField("étiquette", max_length=60, blank=True, help_text="Quelques mots au-dessus du titre.")
    hero_title = models.CharField(
        "grande phrase", max_length=90, help_text="Une seule phrase : ce que le service change."
    )
    hero_text = models.TextField("texte", max_length=260, blank=True)
    hero_note = models.CharField("mention sous le champ", max_length=120, blank=True)
    needs = StreamField(
        NeedsBlock(),
        blank=True,
        verbose_name="besoins",
        help_text="Ce qui amène les gens, avec leurs mots. Chaque besoin mène à une page.",
    )
    doors = StreamField(
        DoorsBlock(), blank=True, verbose_name="portes d’entrée", help_text="Une porte par public, huit au plus."
    )
    news_title = models.CharField("titre des actualités", max_length=80, default="Actualités et conseils")
    body = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name="contenu",
        help_text="Chiffres clés, témoignages, prochains événements… dans l’ordre que vous voulez.",
    )

    template = "cms/home.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "cms.SectionIndexPage",
        "cms.ContentPage",
        "cms.AidIndexPage",
        "cms.RenovationIndexPage",
        "cms.QuestionsPage",
        "cms.GlossaryPage",
        "cms.ResourceIndexPage",
        "cms.TeamPage",
        "cms.PartnersPage",
        "cms.ArticleIndexPage",
        "cms.EventIndexPage",
        "cms.PlaceIndexPage",
        "cms.ContactPage",
        "cms.LetterIndexPage",
        "cms.LegalPage",
        "cms.AccessibilityPage",
    ]
    content_panels: ClassVar = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_label"),
                FieldPanel("hero_title"),
                FieldPanel("hero_text"),
                FieldPanel("hero_note"),
                FieldPanel("needs"),
            ],
            "Ouverture",
        ),
        FieldPanel("doors"),
        FieldPanel("news_title"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [*SitePage.search_fields, index.SearchField("hero_title"), index.SearchField("hero_text")]

    class Meta:
        verbose_name = "page d’accueil"

    def clean(self) -> None:
        """No day on which the whole site would be gone."""
        super().clean()
        if self.expire_at is not None:
            raise ValidationError("L’accueil n’a pas de date de fin : c’est le site entier.")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """The page asked for in one step, where Wagtail would take one for each part of the address."""
        address = f"{self.url_path}{'/'.join(path_components)}/"
        found = self.get_descendants().filter(url_path=address).first() if path_components else None
        return found.specific.route(request, []) if found else super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # The newest articles close the page, unless the editor has placed them elsewhere.
        placed = any(block.block_type == "latest_news" for block in self.body)
        context["news"] = [] if placed else remembered(f"news:{self.pk}", version_for(request, self), self._news)
        return context

    def _news(self) -> list[ArticlePage]:
        return latest_articles(self, 3)
