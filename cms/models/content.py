"""Pages that explain, and the sections that gather them."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock, SourcesBlock
from cms.models.base import IntroducedPage
from cms.tree import children_of, siblings_of

# Pages just under the home page have no section.
FIRST_LEVEL = 3


class ContentPage(IntroducedPage):
    """A page of text."""

    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")
    sources = StreamField(SourcesBlock(), blank=True, verbose_name="sources")
    with_summary = models.BooleanField(
        "sommaire de la page",
        default=True,
        help_text="La liste des titres, dès qu’il y en a trois. Elle suit la lecture sur un grand écran.",
    )

    page_description = "La page ordinaire : un titre, un chapô et des blocs. En cas de doute, choisissez-la."
    template = "cms/content.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldPanel("sources"),
        FieldPanel("with_summary"),
    ]
    search_fields: ClassVar = [*IntroducedPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "page de contenu"
        verbose_name_plural = "pages de contenu"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        trail = context["trail"]
        siblings = siblings_of(self) if self.depth > FIRST_LEVEL else []
        ranks = [sibling.pk for sibling in siblings]
        rank = ranks.index(self.pk) if self.pk in ranks else None
        following = siblings[rank + 1] if rank is not None and rank + 1 < len(siblings) else None
        return context | {
            "section": trail[-1] if trail else None,
            "siblings": siblings if len(siblings) > 1 else [],
            "following": following,
        }


class SectionIndexPage(IntroducedPage):
    """A section: what it holds, as cards."""

    numbered = models.BooleanField(
        "pages numérotées", default=False, help_text="Pour un chemin en étapes : les cartes portent un numéro."
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")

    page_description = "Un chapitre du site : il présente en cartes les pages placées dessous."
    template = "cms/section_index.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = [
        "cms.ContentPage",
        "cms.PlaceIndexPage",
        "cms.ContactPage",
        "cms.AidIndexPage",
        "cms.RenovationIndexPage",
        "cms.QuestionsPage",
        "cms.GlossaryPage",
        "cms.ResourceIndexPage",
        "cms.TeamPage",
        "cms.PartnersPage",
    ]
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("numbered"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar = [*IntroducedPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "rubrique"
        verbose_name_plural = "rubriques"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["children"] = children_of(self)
        return context
