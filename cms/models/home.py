"""The home page of a platform."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock, DoorsBlock
from cms.freshness import five_minutes, remembered, version_for
from cms.models.articles import ArticlePage, latest_articles
from cms.models.base import SitePage
from renovation.indicators.queries import KeyFigure, key_figures


class HomePage(SitePage):
    """Hero with the entry of the diagnosis, doors, real key figures, news."""

    hero_label = models.CharField("étiquette", max_length=60, blank=True)
    hero_title = models.CharField("grande phrase", max_length=90)
    hero_text = models.TextField("texte", max_length=260, blank=True)
    hero_note = models.CharField("mention sous le champ", max_length=120, blank=True)
    doors = StreamField(DoorsBlock(), blank=True, verbose_name="portes d’entrée")
    figures_title = models.CharField("titre des chiffres", max_length=80, default="Le service en chiffres")
    news_title = models.CharField("titre des actualités", max_length=80, default="Actualités et conseils")
    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")

    template = "cms/home.html"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "cms.SectionIndexPage",
        "cms.ContentPage",
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
            ],
            "Ouverture",
        ),
        FieldPanel("doors"),
        FieldPanel("figures_title"),
        FieldPanel("news_title"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [*SitePage.search_fields, index.SearchField("hero_title"), index.SearchField("hero_text")]

    class Meta:
        verbose_name = "page d’accueil"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        now = timezone.localtime()
        platform = getattr(request, "platform", None)
        context["figures"] = self._figures(platform.pk, now) if platform else ()
        context["news"] = remembered(f"news:{self.pk}", version_for(request, self), self._news)
        return context

    def _figures(self, platform_id: UUID, now: datetime) -> tuple[KeyFigure, ...]:
        """Real counts, five minutes old at most."""
        return remembered(
            f"figures:{platform_id}",
            str(five_minutes(now)),
            lambda: key_figures(platform_id=platform_id, on=now.date()),
        )

    def _news(self) -> list[ArticlePage]:
        return latest_articles(self, 3)
