"""A platform's site with its starter pages, and its neighbour's."""

import pytest
from django.test import Client
from wagtail.models import Site

from cms.operations import open_site
from cms.operations.starter import load
from renovation.platforms.models import Platform
from renovation.professionals.operations import load_rows
from renovation.territories.models import Commune
from tests.factories.professionals import TODAY, row
from tests.factories.site import load_few_pages


@pytest.fixture
def site(lasting_site: bool, platform: Platform) -> Site:
    """The site that answers at besancon.localhost, with its home page only."""
    return open_site(platform=platform, is_default=True)


@pytest.fixture
def few_pages(lasting_few_pages: bool, site: Site, platform: Platform) -> Site:
    """The same site with a handful of pages."""
    if not lasting_few_pages:
        load_few_pages(platform, site)
    return site


@pytest.fixture
def starter(lasting_starter: bool, site: Site, platform: Platform) -> Site:
    """The same site with the whole starter content: seconds of loading, for the few tests that need it."""
    if not lasting_starter:
        load(platform, site)
    return site


@pytest.fixture
def other_site(other_platform: Platform) -> Site:
    return open_site(platform=other_platform)


@pytest.fixture
def visitor(site: Site) -> Client:
    """Somebody with a browser and no account."""
    return Client(SERVER_NAME=site.hostname)


@pytest.fixture
def directory(communes: list[Commune]) -> list[dict[str, str]]:
    """Three firms in Besançon, one in Thise for windows, one expired."""
    besancon, thise, _pontarlier = communes
    rows = [row(number, besancon) for number in range(3)]
    rows.append(row(10, thise, domaine="Fenêtres, volets, portes donnant sur l'extérieur"))
    rows.append(row(20, besancon, nom_entreprise="EXPIRÉE", lien_date_fin="2026-01-01"))
    load_rows(rows=rows, data_date=TODAY)
    return rows
