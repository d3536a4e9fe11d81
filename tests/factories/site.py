"""A site for tests: Wagtail's roots, and a handful of pages instead of the whole starter site."""

from pathlib import Path

from wagtail.models import Collection, Locale, Page, Site

from cms.operations.starter import CONTENT, load
from renovation.platforms.models import Platform

# Sixteen pages load in a sixth of the time of the starter's eighty; the legal and living ones are the real ones.
FEW_PAGES = (Path(__file__).parent / "few_pages.yaml", CONTENT / "60-legal.yaml", CONTENT / "70-vivant.yaml")


def ensure_roots() -> None:
    """The locale, the root of the pages and that of the collections: what Wagtail's first migrations put in the
    database, for tests after which everything was emptied."""
    Locale.objects.get_or_create(language_code="fr")
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root"))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")


def load_few_pages(platform: Platform, site: Site) -> int:
    return load(platform, site, places=FEW_PAGES)
