"""News and advice: an index and its articles."""

from typing import Any, ClassVar

from django.core.paginator import Page as PageOfList
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks import BodyBlock, SourcesBlock
from cms.drawings import drawing_choices
from cms.models.base import IntroducedPage

ARTICLES_PER_PAGE = 10


class ArticleIndexPage(IntroducedPage):
    """The list of articles, newest first, by pages of ten."""

    template = "cms/article_index.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.ArticlePage"]
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "liste d’articles"
        verbose_name_plural = "listes d’articles"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["articles"] = self.page_of_articles(request.GET.get("page", "1"))
        return context

    def page_of_articles(self, number: str) -> "PageOfList[ArticlePage]":
        """A page of the list; a number out of bounds gives the nearest one."""
        articles = ArticlePage.objects.child_of(self).live().order_by("-published_on", "-pk")
        return Paginator(articles, ARTICLES_PER_PAGE).get_page(number)


class ArticlePage(IntroducedPage):
    """A dated article with its drawing and its sources."""

    published_on = models.DateField("date")
    drawing = models.CharField("dessin", max_length=30, choices=drawing_choices, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")
    sources = StreamField(SourcesBlock(), blank=True, verbose_name="sources")

    template = "cms/article.html"
    parent_page_types: ClassVar = ["cms.ArticleIndexPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = [
        *IntroducedPage.content_panels,
        FieldPanel("published_on"),
        FieldPanel("introduction"),
        FieldPanel("drawing"),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]
    search_fields: ClassVar = [
        *IntroducedPage.search_fields,
        index.SearchField("body"),
        index.FilterField("published_on"),
    ]

    class Meta:
        verbose_name = "article"
        verbose_name_plural = "articles"


def latest_articles(home: Page, count: int) -> list[ArticlePage]:
    """The newest articles of a site, their addresses worked out."""
    articles = ArticlePage.objects.descendant_of(home).live().order_by("-published_on", "-pk")
    return list(articles.defer_streamfields()[:count])
