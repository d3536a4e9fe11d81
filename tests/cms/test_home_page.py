"""The home page: the entry of the diagnosis, real figures, few queries."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


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


@pytest.mark.usefixtures("few_pages")
def test_the_home_page_weighs_less_than_100_kilobytes(visitor: Client) -> None:
    page = visitor.get("/").content
    own = {part.split('"')[0] for part in page.decode().split('"/static/')[1:]}
    brand = re.search(r'"(/marque/[^"]+)"', page.decode())[1]  # type: ignore[index]
    sheet = visitor.get(brand.replace("&amp;", "&")).content
    files = [Path(settings.SITE) / "static" / name for name in own]

    assert len(files) >= 6
    assert len(page) + len(sheet) + sum(file.stat().st_size for file in files) <= 100 * 1024
