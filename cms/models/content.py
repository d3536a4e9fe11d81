"""Pages that explain, and the sections that gather them."""

from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock, SourcesBlock
from cms.models.base import IntroducedPage
from cms.tree import children_of


class ContentPage(IntroducedPage):
    """A page of text."""

    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")
    sources = StreamField(SourcesBlock(), blank=True, verbose_name="sources")

    template = "cms/content.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]
    search_fields: ClassVar = [*IntroducedPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "page de contenu"
        verbose_name_plural = "pages de contenu"


class SectionIndexPage(IntroducedPage):
    """A section: what it holds, as cards."""

    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")

    template = "cms/section_index.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.ContentPage", "cms.PlaceIndexPage", "cms.ContactPage"]
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields: ClassVar = [*IntroducedPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "rubrique"
        verbose_name_plural = "rubriques"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["children"] = children_of(self)
        return context
