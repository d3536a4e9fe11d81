"""News and advice: an index that can be filtered, and its articles."""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.http import HttpRequest
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks import BodyBlock, SourcesBlock
from cms.drawings import drawing_choices
from cms.models.base import IntroducedPage
from cms.models.categories import NewsCategory
from cms.models.own_choices import OwnCategoriesForm
from cms.news import news_context
from cms.tree import readable_below


class ArticleIndexPage(IntroducedPage):
    """The list of articles, newest first, by pages of ten; by categories and tags when asked."""

    page_description = "Range les actualités par date, par catégorie et par étiquette."
    template = "cms/article_index.html"
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.ArticlePage"]
    content_panels: ClassVar = [*IntroducedPage.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = "liste d’actualités"
        verbose_name_plural = "listes d’actualités"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        articles = readable_below(self, ArticlePage.objects.child_of(self).live())
        return context | news_context(articles, request.GET)


class ArticleTag(TaggedItemBase):
    """A word that an article carries."""

    content_object = ParentalKey("cms.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")

    class Meta:
        verbose_name = "étiquette d’actualité"
        verbose_name_plural = "étiquettes d’actualités"

    def __str__(self) -> str:
        return str(self.tag)


class ArticlePage(IntroducedPage):
    """A dated article with its categories, its drawing and its sources."""

    published_on = models.DateField("date")
    categories = ParentalManyToManyField(NewsCategory, blank=True, related_name="articles", verbose_name="catégories")
    tags = ClusterTaggableManager(
        through=ArticleTag, blank=True, verbose_name="étiquettes", help_text="Quelques mots, séparés par des virgules."
    )
    drawing = models.CharField("dessin", max_length=30, choices=drawing_choices, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name="contenu")
    sources = StreamField(SourcesBlock(), blank=True, verbose_name="sources")

    base_form_class = OwnCategoriesForm
    page_description = "Une nouvelle datée. Elle peut paraître et se retirer à une date choisie."
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
        MultiFieldPanel(
            [FieldPanel("categories", widget=forms.CheckboxSelectMultiple), FieldPanel("tags")], "Classement"
        ),
    ]
    search_fields: ClassVar = [
        *IntroducedPage.search_fields,
        index.SearchField("body"),
        index.FilterField("published_on"),
    ]

    class Meta:
        verbose_name = "actualité"
        verbose_name_plural = "actualités"


def latest_articles(home: Page, count: int, *, category: str = "") -> list[ArticlePage]:
    """The newest articles of a site, their addresses worked out; of one category when it is named."""
    articles = ArticlePage.objects.descendant_of(home).live().public().order_by("-published_on", "-pk")
    if category:
        articles = articles.filter(categories__slug=category)
    return list(articles.defer_streamfields()[:count])
