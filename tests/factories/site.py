"""A site for tests, bare, with a handful of pages or with the whole starter content."""

from pathlib import Path

from wagtail.models import Site

from cms.operations import open_site
from cms.operations.starter import CONTENT, load
from renovation.platforms.models import Platform
from tests.factories.platforms import besancon

# Sixteen pages load in a sixth of the time of the starter's eighty; the legal and living ones are the real ones.
FEW_PAGES = (Path(__file__).parent / "few_pages.yaml", CONTENT / "60-legal.yaml", CONTENT / "70-vivant.yaml")


def load_few_pages(platform: Platform, site: Site) -> int:
    return load(platform, site, places=FEW_PAGES)


def build_site() -> Site:
    """The site of the platform where most of the story happens."""
    return open_site(platform=besancon(), is_default=True)


def build_few_pages() -> None:
    load_few_pages(besancon(), build_site())


def build_starter() -> None:
    load(besancon(), build_site())
