"""Every kind of page is drawn, each with its own outline, and nothing is asked of another host."""

import gc

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from cms.tree import address_of
from renovation.aids.rules.seeds import seed_entries
from renovation.platforms.models import Platform
from renovation.quantities.operations import load_parameters
from tests.cms.test_pages_structure import Outline
from tests.factories.pages import every_kind

# Wagtail leaves the files of its smaller pictures to the collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
_READ: dict[str, str] = {}


@pytest.fixture
def kinds(site: Site, platform: Platform, visitor: Client) -> dict[str, str]:
    """The text of one page of each kind, drawn once for the module."""
    if not _READ:
        load_parameters(entries=seed_entries(), at=timezone.now())
        pages: dict[str, Page] = every_kind(site.root_page, platform)
        _READ.update({name: visitor.get(address_of(page)).content.decode() for name, page in pages.items()})
        gc.collect()
    return _READ


def test_x6_every_kind_has_one_h1_and_skips_no_level(kinds: dict[str, str]) -> None:
    for name, page in kinds.items():
        outline = Outline(page)
        steps = zip(outline.levels, outline.levels[1:], strict=False)

        assert outline.levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in steps), (name, outline.levels)


def test_k6_no_kind_loads_anything_from_elsewhere(kinds: dict[str, str]) -> None:
    for name, page in kinds.items():
        assert not [place for place in Outline(page).loaded if place.startswith(("http", "//"))], name
        assert "<iframe" not in page, name


def test_a_long_page_has_a_summary_and_the_pages_of_its_section(kinds: dict[str, str]) -> None:
    page = kinds["content"]

    assert '<nav class="summary" aria-label="Sur cette page">' in page
    assert '<a href="#pourquoi-isoler">Pourquoi isoler' in page
    assert 'id="pourquoi-isoler"' in page
    assert "Page suivante" in page
    assert '<a href="/comprendre/isoler/" aria-current="page">' in page


def test_a_short_page_has_no_summary(kinds: dict[str, str]) -> None:
    assert 'class="summary"' not in kinds["second"]


def test_cards_of_a_path_are_numbered(kinds: dict[str, str]) -> None:
    assert '<ol class="grid plain section-cards numbered">' in kinds["section"]
