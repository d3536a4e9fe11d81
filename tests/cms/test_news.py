"""The news: filtered by several categories and tags at once, by pages, and as feeds."""

from datetime import date

import pytest
from django.test import Client
from wagtail.models import Site

from cms.models import ArticlePage, NewsCategory
from renovation.platforms.models import Platform
from tests.factories import living


def classed(site: Site, title: str, categories: list[NewsCategory], tags: list[str], **fields: object) -> ArticlePage:
    page = living.article(site, title, **fields)
    page.categories.set(categories)
    page.tags.add(*tags)
    page.save()
    return page


@pytest.fixture
def news(site: Site, platform: Platform) -> None:
    aids = NewsCategory.objects.create(platform=platform, name="Aides", slug="aides")
    works = NewsCategory.objects.create(platform=platform, name="Travaux", slug="travaux")
    classed(site, "Combles", [works], ["isolation"], published_on=date(2026, 11, 2))
    classed(site, "Prime", [aids], ["isolation", "chauffage"], published_on=date(2026, 11, 3))
    classed(site, "Chaudière", [aids, works], ["chauffage"], published_on=date(2026, 11, 4))


def titles(visitor: Client, query: str) -> list[str]:
    return [article.title for article in visitor.get(f"/actualites/{query}").context["articles"]]


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Chaudière", "Prime", "Combles"]),
        ("?categorie=aides", ["Chaudière", "Prime"]),
        ("?categorie=aides&categorie=travaux", ["Chaudière", "Prime", "Combles"]),
        ("?etiquette=isolation", ["Prime", "Combles"]),
        ("?categorie=aides&etiquette=isolation", ["Prime"]),
        ("?categorie=aides&etiquette=isolation&etiquette=chauffage", ["Chaudière", "Prime"]),
        ("?categorie=inconnue", []),
        ("?categorie=%00", []),
    ],
)
def test_filters_combine(visitor: Client, query: str, expected: list[str]) -> None:
    assert titles(visitor, query) == expected


@pytest.mark.usefixtures("news")
def test_what_was_asked_stays_ticked_and_can_be_undone(visitor: Client) -> None:
    page = visitor.get("/actualites/?categorie=aides&etiquette=isolation").content.decode()

    assert 'name="categorie" value="aides" checked' in page
    assert 'name="categorie" value="travaux"> Travaux' in page
    assert "1 actualité pour ce choix" in page
    assert '<a href="/actualites/">Tout afficher</a>' in page


def test_pages_keep_the_filter(site: Site, visitor: Client, platform: Platform) -> None:
    aids = NewsCategory.objects.create(platform=platform, name="Aides", slug="aides")
    for number in range(12):
        classed(site, f"Article {number}", [aids], [])

    page = visitor.get("/actualites/?categorie=aides")

    assert len(page.context["articles"]) == 10
    assert 'href="?categorie=aides&amp;page=2"' in page.content.decode()
    assert len(titles(visitor, "?categorie=aides&page=2")) == 2


@pytest.mark.usefixtures("news")
def test_an_article_leads_to_its_categories_and_tags(visitor: Client) -> None:
    page = visitor.get("/actualites/prime/").content.decode()

    assert 'href="/actualites/?categorie=aides"' in page
    assert 'href="/actualites/?etiquette=chauffage"' in page


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize(("address", "root"), [("/actualites.xml", "<rss"), ("/actualites.atom", "<feed")])
def test_feeds_hold_the_newest_first_with_their_categories(visitor: Client, address: str, root: str) -> None:
    feed = visitor.get(address)
    text = feed.content.decode()

    assert root in text
    assert text.index("Chaudière") < text.index("Prime") < text.index("Combles")
    assert "Travaux" in text
    assert "Actualités – Maison de la Rénovation" in text


@pytest.mark.usefixtures("news")
def test_a_feed_can_be_that_of_one_category(visitor: Client) -> None:
    text = visitor.get("/actualites.atom?categorie=travaux").content.decode()

    assert "Combles" in text
    assert "<title>Prime</title>" not in text


@pytest.mark.usefixtures("news")
def test_pages_name_both_feeds(visitor: Client) -> None:
    page = visitor.get("/actualites/").content.decode()

    assert 'type="application/rss+xml"' in page
    assert 'type="application/atom+xml"' in page
