"""The list of news as it was asked for: several categories, several tags, one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import QueryDict

ARTICLES_PER_PAGE = 10
LONGEST = 20


@dataclass(frozen=True)
class Choice:
    """A category or tag on offer; `chosen` when the list is narrowed by it."""

    value: str
    label: str
    chosen: bool


def news_context(articles: Any, asked: QueryDict) -> dict[str, Any]:
    """The page of articles that answer, and the choices.

    One of the categories is enough, and one of the tags; an article must answer both.
    """
    categories, tags = asked.getlist("categorie")[:LONGEST], asked.getlist("etiquette")[:LONGEST]
    found = narrowed(articles, categories=categories, tags=tags).order_by("-published_on", "-pk")
    page = Paginator(found.defer_streamfields(), ARTICLES_PER_PAGE).get_page(asked.get("page", "1"))
    return {
        "articles": page,
        "categories": _choices(articles, "categories", categories),
        "tags": _choices(articles, "tags", tags),
        "is_narrowed": bool(categories or tags),
        "query": _query({"categorie": categories, "etiquette": tags}),
    }


def narrowed(articles: Any, *, categories: list[str], tags: list[str]) -> Any:
    """Articles with one of these categories and one of these tags; an empty list asks nothing."""
    if categories:
        articles = articles.filter(categories__slug__in=_clean(categories))
    if tags:
        articles = articles.filter(tags__slug__in=_clean(tags))
    return articles.distinct()


def _clean(slugs: list[str]) -> list[str]:
    """PostgreSQL refuses the character zero, that robots send."""
    return [slug.replace("\x00", "") for slug in slugs]


def _choices(articles: Any, field: str, chosen: list[str]) -> list[Choice]:
    """What these articles carry, in the order of the alphabet."""
    rows = articles.order_by().values_list(f"{field}__slug", f"{field}__name").distinct()
    known = sorted((name, slug) for slug, name in rows if slug)
    return [Choice(slug, name, slug in chosen) for name, slug in known]


def _query(asked: Mapping[str, list[str]]) -> str:
    """The same choices for the next page."""
    words = urlencode({name: values for name, values in asked.items() if values}, doseq=True)
    return f"{words}&" if words else ""
