"""The newsletter: letters written as pages, sent from the office."""

from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks.letters import LetterBlock
from cms.letters import letter_parts
from cms.models.base import IntroducedPage
from cms.tree import address_of, children_of
from renovation.newsletters.rules import LetterText


class LetterIndexPage(IntroducedPage):
    """The archive of letters, with the field to subscribe."""

    page_description = "Rassemble les lettres d’information déjà parues."
    template = "cms/letter_index.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.LetterPage"]
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "lettres d’information"
        verbose_name_plural = "lettres d’information"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        letters = sorted(children_of(self), key=lambda page: page.first_published_at, reverse=True)
        return context | {"letters": letters}


class LetterPage(IntroducedPage):
    """One letter: its title is the subject of the mail, its parts are texts, news and events."""

    parts = StreamField(LetterBlock(), verbose_name="contenu de la lettre")

    page_description = "Une lettre : lue sur le site, puis envoyée aux abonnés."
    template = "cms/letter.html"
    parent_page_types: ClassVar = ["cms.LetterIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction"), FieldPanel("parts")]
    search_fields: ClassVar = [*IntroducedPage.search_fields, index.SearchField("parts")]

    class Meta:
        verbose_name = "lettre"
        verbose_name_plural = "lettres"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"letter_parts": letter_parts(self.parts)}

    @property
    def text(self) -> LetterText:
        """The letter as the domain sends it."""
        return LetterText(
            page_id=self.pk,
            subject=self.title,
            introduction=self.introduction,
            path=address_of(self),
            parts=letter_parts(self.parts),
        )
