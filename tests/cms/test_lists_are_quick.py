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

MOST = 12


def queries(visitor: Client, address: str) -> int:
    visitor.get(address)
    with CaptureQueriesContext(connection) as found:
        assert visitor.get(address).status_code == 200
    return len(found)


@pytest.fixture
def many(site: Site, communes: list[Commune], platform: Platform) -> None:
    aids = NewsCategory.objects.create(platform=platform, name="Aides", slug="aides")
    for number in range(8):
        article = living.article(site, f"Article {number}")
        article.categories.set([aids])
        article.tags.add("isolation")
        article.save()
        hall = living.place(site, f"Accueil {number}", communes[number % 3])
        living.open_on(hall, number % 5)
        start = living.EVENING + timedelta(days=3650 + number)
        living.event(site, f"Réunion {number}", starts_at=start, place=hall, venue="", capacity=20)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    "address",
    [
        "/actualites/?categorie=aides&etiquette=isolation",
        "/actualites/article-3/",
        "/agenda/",
        "/agenda/reunion-3/",
        "/nous-rencontrer/?insee=25056",
        "/nous-rencontrer/accueil-3/",
    ],
)
def test_a_page_asks_at_most_twelve_queries(visitor: Client, address: str) -> None:
    assert queries(visitor, address) <= MOST
