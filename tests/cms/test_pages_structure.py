"""Structure that every page of the site has (X6, X7), and what none may hold (K6, F6)."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client
from wagtail.models import Page, Site

from cms.tree import address_of

VIEWS = ("/annuaire/", "/recherche/", "/recherche/?q=devis", "/plan-du-site/", "/aide/", "/aide/menage/",
         "/aide/conseiller/", "/aide/responsable/", "/aide/redaction/", "/aide/administration/")  # fmt: skip


class Outline(HTMLParser):
    """Headings, landmarks and addresses of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.tags: list[str] = []
        self.loaded: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        found = dict(attrs)
        # The canonical address and the feeds are named, not loaded.
        if tag in {"img", "script", "iframe", "link", "source"} and found.get("rel") not in {"canonical", "alternate"}:
            self.loaded.append(found.get("src") or found.get("href") or "")


# Thirty pages are read once for the whole module: only their text is looked at.
_READ: dict[str, str] = {}


@pytest.fixture
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    """Every page of the starter site and every view, by address."""
    if not _READ:
        starter: Site = request.getfixturevalue("starter")
        visitor: Client = request.getfixturevalue("visitor")
        tree = [address_of(page) for page in Page.objects.descendant_of(starter.root_page, inclusive=True).live()]
        _READ.update({address: visitor.get(address).content.decode() for address in (*tree, *VIEWS)})
    return _READ


def test_x6_each_title_is_its_own(pages: dict[str, str]) -> None:
    titles = [re.search("<title>(.*?)</title>", page, re.S)[1] for page in pages.values()]  # type: ignore[index]

    assert len(set(titles)) == len(titles)
    assert all(title.endswith("Maison de la Rénovation") for title in titles)


def test_x6_one_main_one_h1_and_no_level_skipped(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        outline = Outline(page)
        steps = zip(outline.levels, outline.levels[1:], strict=False)

        assert outline.tags.count("main") == 1, address
        assert outline.levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in steps), (address, outline.levels)


def test_x6_language_and_skip_links(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        assert '<html lang="fr"' in page, address
        assert page.count('href="#contenu"') == 1, address
        assert 'href="#menu"' in page, address


def test_x7_plan_and_search_lead_everywhere(pages: dict[str, str]) -> None:
    plan = pages["/plan-du-site/"]
    tree = [address for address in pages if address not in VIEWS]

    assert len(tree) >= 20
    assert not [address for address in tree if f'href="{address}"' not in plan]
    assert all('href="/plan-du-site/"' in page and "/recherche/" in page for page in pages.values())


def test_k6_no_page_loads_anything_from_elsewhere(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        assert not [place for place in Outline(page).loaded if place.startswith(("http", "//"))], address


def test_f6_no_style_nor_handler_is_written_in_a_page(pages: dict[str, str]) -> None:
    for address, page in pages.items():
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", page), address
