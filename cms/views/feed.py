"""The news as RSS and as Atom, of one category or more when they are named."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Page

from cms.models import ArticleIndexPage, ArticlePage
from cms.news import narrowed
from cms.queries.sites import home_of, platform_for
from renovation.platforms.models import Platform

ITEMS = 20
MOST_CATEGORIES = 20


@dataclass(frozen=True)
class Asked:
    """Whose news, and under which categories."""

    home: Page | None
    platform: Platform | None
    categories: list[str]


class NewsFeed(Feed[ArticlePage, Any]):
    """The newest articles of the site that is asked for."""

    language = "fr"
    ttl = 60

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Asked:
        categories = request.GET.getlist("categorie")[:MOST_CATEGORIES]
        return Asked(home_of(request), platform_for(request), categories)

    def title(self, asked: Asked) -> str:
        return f"Actualités – {asked.platform}" if asked.platform else "Actualités"

    def description(self, asked: Asked) -> str:
        return str(asked.home.search_description) if asked.home else ""

    subtitle = description

    def author_name(self, asked: Asked) -> str:
        return str(asked.platform or "")

    def link(self, asked: Asked) -> str:
        index = ArticleIndexPage.objects.child_of(asked.home).live().public().first() if asked.home else None
        return index.address if index is not None else "/"

    def items(self, asked: Asked) -> list[ArticlePage]:
        if asked.home is None:
            return []
        articles = ArticlePage.objects.descendant_of(asked.home).live().public()
        articles = narrowed(articles, categories=asked.categories, tags=[])
        newest = articles.order_by("-published_on", "-pk").defer_streamfields()
        return list(newest.prefetch_related("categories")[:ITEMS])

    def item_title(self, item: ArticlePage) -> str:
        return str(item.title)

    def item_description(self, item: ArticlePage) -> str:
        return str(item.introduction)

    def item_link(self, item: ArticlePage) -> str:
        return item.address

    def item_pubdate(self, item: ArticlePage) -> datetime:
        return timezone.make_aware(datetime.combine(item.published_on, time(8)))

    def item_updateddate(self, item: ArticlePage) -> datetime:
        return max(item.last_published_at or self.item_pubdate(item), self.item_pubdate(item))

    def item_categories(self, item: ArticlePage) -> list[str]:
        return [category.name for category in item.categories.all()]


class AtomNewsFeed(NewsFeed):
    """The same news as Atom."""

    feed_type = Atom1Feed
