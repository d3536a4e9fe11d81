"""Lists of the living pages ask the same few queries, however long they are."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from cms.models import NewsCategory
from renovation.platforms.models import Platform
from renovation.territories.models import Commune
from tests.factories import living

MOST = 13


def queries(visitor: Client, address: str) -> int:
    visitor.get(address)
    with CaptureQueriesContext(connection) as found:
        assert visitor.get(address).status_code == 200
    return len(found)


@pytest.fixture
def aids(platform: Platform) -> NewsCategory:
    return NewsCategory.objects.create(platform=platform, name="Aides", slug="aides")


def add(site: Site, communes: list[Commune], aids: NewsCategory, numbers: range) -> None:
    """An article, a place and an event for each number."""
    for number in numbers:
        article = living.article(site, f"Article {number}")
        article.categories.set([aids])
        article.tags.add("isolation")
        article.save()
        hall = living.place(site, f"Accueil {number}", communes[number % 3])
        living.open_on(hall, number % 5)
        start = living.EVENING + timedelta(days=3650 + number)
        living.event(site, f"Réunion {number}", starts_at=start, place=hall, venue="", capacity=20)


@pytest.mark.parametrize(
    "address",
    ["/actualites/?categorie=aides&etiquette=isolation", "/agenda/", "/nous-rencontrer/?insee=25056"],
)
def test_a_longer_list_asks_no_more(
    visitor: Client, site: Site, communes: list[Commune], aids: NewsCategory, address: str
) -> None:
    add(site, communes, aids, range(2))
    short = queries(visitor, address)

    add(site, communes, aids, range(2, 7))

    assert queries(visitor, address) == short
    # Wagtail's walk of the tree and the frame of the page are nine of them.
    assert short <= MOST
