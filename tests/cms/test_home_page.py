"""The home page: the entry of the diagnosis, real figures, few queries."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.bench.transfer import transfer


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    caches["process"].clear()


def test_the_commune_field_starts_the_diagnosis(visitor: Client) -> None:
    page = visitor.get("/").content.decode()

    assert 'action="/diagnostic/" method="get"' in page
    assert 'name="commune"' in page


def test_one_commune_opens_three_services(visitor: Client) -> None:
    page = visitor.get("/").content.decode()

    assert 'formaction="/mes-aides/"' in page
    assert 'formaction="/annuaire/"' in page


@pytest.mark.usefixtures("few_pages")
def test_needs_are_said_in_household_words(visitor: Client) -> None:
    assert "J’ai froid chez moi" in visitor.get("/").content.decode()


@pytest.mark.usefixtures("few_pages")
def test_the_home_page_asks_at_most_ten_queries(visitor: Client) -> None:
    visitor.get("/")

    with CaptureQueriesContext(connection) as queries:
        visitor.get("/")

    assert len(queries) <= 10


@pytest.mark.usefixtures("starter")
def test_the_home_page_brings_down_less_than_100_kilobytes(visitor: Client) -> None:
    """As it travels: words packed by gzip, fonts as they are."""
    brought = transfer(visitor, "/")

    assert len(brought.files) >= 8
    assert brought.total <= 100 * 1024, brought.files
