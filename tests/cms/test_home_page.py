"""The home page: the entry of the diagnosis, real figures, few queries."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from renovation.cases.models import Case


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    caches["process"].clear()


def test_the_commune_field_starts_the_diagnosis(visitor: Client) -> None:
    page = visitor.get("/").content.decode()

    assert 'action="/diagnostic/" method="get"' in page
    assert 'name="commune"' in page


def test_a_figure_of_zero_is_not_shown(visitor: Client) -> None:
    assert "projets de rénovation suivis" not in visitor.get("/").content.decode()


@pytest.mark.usefixtures("case")
def test_figures_are_counted(visitor: Client) -> None:
    assert Case.objects.update(opened_at=timezone.now()) == 1

    assert "<strong>1</strong>projets de rénovation suivis" in visitor.get("/").content.decode()


@pytest.mark.usefixtures("starter")
def test_the_home_page_asks_at_most_ten_queries(visitor: Client) -> None:
    visitor.get("/")

    with CaptureQueriesContext(connection) as queries:
        visitor.get("/")

    assert len(queries) <= 10


@pytest.mark.usefixtures("starter")
def test_the_home_page_weighs_less_than_100_kilobytes(visitor: Client) -> None:
    page = visitor.get("/").content
    own = {part.split('"')[0] for part in page.decode().split('"/static/')[1:]}
    brand = re.search(r'"(/marque/[^"]+)"', page.decode())[1]  # type: ignore[index]
    sheet = visitor.get(brand.replace("&amp;", "&")).content
    files = [Path(settings.SITE) / "static" / name for name in own]

    assert len(files) >= 6
    assert len(page) + len(sheet) + sum(file.stat().st_size for file in files) <= 100 * 1024
