"""How many queries each kind of page asks. A number that grows is looked at; none goes over twelve.

Counts of quotas are left out: they stand in the cache, which is the database of a small installation only.
"""

import gc

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Site

from cms.tree import address_of
from config.bench.pages import counted
from renovation.aids.rules.seeds import seed_entries
from renovation.platforms.models import Platform
from renovation.quantities.operations import load_parameters
from renovation.territories.models import Commune
from tests.factories import living
from tests.factories.pages import every_kind

# Wagtail leaves the files of its smaller pictures to the collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

MOST = 12
# The page of the tests that holds one block of each kind: no page of a site does.
EVERY_BLOCK = 15
SERVICES = {
    "search": "/recherche/?q=isoler",
    "search in vain": "/recherche/?q=xylophone",
    "directory": "/annuaire/?insee=25056&travaux=combles",
    "site map": "/plan-du-site/",
    "diagnosis": "/diagnostic/",
    "aids estimate": "/mes-aides/",
}


@pytest.fixture
def addresses(site: Site, platform: Platform, communes: list[Commune], directory: object) -> dict[str, str]:
    """One page of each kind, and the services."""
    load_parameters(entries=seed_entries(), at=timezone.now())
    pages: dict[str, Page] = every_kind(site.root_page, platform)
    hall = living.place(site, "Accueil de Besançon", communes[0])
    living.open_on(hall, 0)
    article = living.article(site, "Isoler ses combles")
    event = living.event(site, place=hall, venue="", capacity=30)
    letter = living.letter(site)
    pages |= {"article": article, "event": event, "letter": letter, "place": hall, "contact": living.contact(site)}
    pages |= {f"list of {name}": pages[name].get_parent() for name in ("article", "event", "letter", "place")}
    return {"home": "/"} | {name: address_of(page) for name, page in pages.items()} | SERVICES


def test_no_kind_of_page_asks_more_than_twelve_queries(visitor: Client, addresses: dict[str, str]) -> None:
    asked = {}
    for name, address in addresses.items():
        assert visitor.get(address).status_code == 200, name
        with CaptureQueriesContext(connection) as queries:
            visitor.get(address)
        asked[name] = counted(queries)
    gc.collect()

    assert asked.pop("content") <= EVERY_BLOCK
    assert {name: number for name, number in asked.items() if number > MOST} == {}, asked


@pytest.mark.parametrize("slug", ["questions-frequentes", "maprimerenov-par-geste"])
def test_many_answers_and_many_figures_ask_no_more(starter: Site, visitor: Client, slug: str) -> None:
    load_parameters(entries=seed_entries(), at=timezone.now())
    address = address_of(Page.objects.get(slug=slug))
    visitor.get(address)

    with CaptureQueriesContext(connection) as queries:
        visitor.get(address)

    assert counted(queries) <= MOST
