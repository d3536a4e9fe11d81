"""The glossary page."""

from itertools import groupby
from typing import Any, ClassVar

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel

from cms.models.base import IntroducedPage
from cms.models.terms import GlossaryTerm, terms_of
from renovation.territories.rules.names import search_key


class GlossaryPage(IntroducedPage):
    """The words of the trade, by letter."""

    page_description = "Montre de A à Z les mots du menu « Glossaire »."
    template = "cms/glossary.html"
    max_count_per_parent = 1
    parent_page_types: ClassVar = ["cms.HomePage", "cms.SectionIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "glossaire"
        verbose_name_plural = "glossaires"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["letters"] = by_letter(terms_of(getattr(request, "platform", None)))
        return context


def by_letter(terms: list[GlossaryTerm]) -> list[tuple[str, list[GlossaryTerm]]]:
    """Terms, already in order, under their first letter without accent."""
    groups = groupby(terms, key=lambda one: search_key(one.term)[:1].upper())
    return [(letter, list(group)) for letter, group in groups]
