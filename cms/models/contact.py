"""The page from which a visitor writes to the team."""

from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.forms.contact import QuestionForm
from cms.models.base import IntroducedPage


class ContactPage(IntroducedPage):
    """A text and a form; what is written becomes a lead of the platform, with the name of this page."""

    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")

    page_description = "Un formulaire : ce qu’on y écrit arrive aux conseillers."
    template = "cms/contact_page.html"
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields: ClassVar = [*IntroducedPage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "page de contact"
        verbose_name_plural = "pages de contact"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"form": QuestionForm()}
