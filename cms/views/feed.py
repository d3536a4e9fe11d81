"""The news as RSS."""

from datetime import datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from cms.models import ArticlePage
from cms.models.articles import latest_articles
from cms.queries.sites import home_of

ITEMS = 15


class NewsFeed(Feed[ArticlePage, Any]):
    """The newest articles of the site that is asked for."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Page | None:
        return home_of(request)

    def title(self, home: Page | None) -> str:
        return f"Actualités – {home.title}" if home else "Actualités"

    def description(self, home: Page | None) -> str:
        return str(home.search_description) if home else ""

    def link(self, home: Page | None) -> str:
        return "/"

    def items(self, home: Page | None) -> list[ArticlePage]:
        return latest_articles(home, ITEMS) if home else []

    def item_title(self, item: ArticlePage) -> str:
        return str(item.title)

    def item_description(self, item: ArticlePage) -> str:
        return str(item.introduction)

    def item_link(self, item: ArticlePage) -> str:
        return item.address

    def item_pubdate(self, item: ArticlePage) -> datetime:
        return timezone.make_aware(datetime.combine(item.published_on, time(8)))
