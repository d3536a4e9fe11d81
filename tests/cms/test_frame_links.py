"""Menus and legal links: remembered, and never out of date."""

from django.core.cache import caches
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from cms.models import SectionIndexPage
from cms.queries import frame_links


def test_the_menu_has_sections_and_the_services_of_the_house(few_pages: Site) -> None:
    links = frame_links(RequestFactory().get("/", SERVER_NAME=few_pages.hostname))

    assert [entry.title for entry in links.main] == [
        "Rénover pas à pas",
        "Mon diagnostic",
        "Mes aides",
        "Trouver un pro RGE",
        "Rendez-vous",
        "S’informer",
    ]
    assert "Actualités" in [entry.title for entry in links.main[-1].children]
    assert len(links.main[0].children) == 2
    assert [entry.title for entry in links.legal] == ["Mentions légales", "Données personnelles", "Cookies"]


def test_sections_that_would_break_the_header_stand_together(few_pages: Site) -> None:
    for title in ("Le chauffage", "Le service"):
        section = few_pages.root_page.add_child(instance=SectionIndexPage(title=title, show_in_menus=True))
        section.add_child(instance=SectionIndexPage(title="Plus bas", show_in_menus=True))

    *first, last = frame_links(RequestFactory().get("/", SERVER_NAME=few_pages.hostname)).main

    assert [entry.title for entry in first] == [
        "Rénover pas à pas",
        "Mon diagnostic",
        "Mes aides",
        "Trouver un pro RGE",
        "Rendez-vous",
    ]
    assert (last.title, last.url) == ("S’informer", "")
    assert [child.title for child in last.children][-4:] == ["Le chauffage", "Plus bas", "Le service", "Plus bas"]


def test_remembered_links_cost_the_site_and_its_version_only(site: Site) -> None:
    caches["process"].clear()
    first = RequestFactory().get("/", SERVER_NAME=site.hostname)
    frame_links(first)
    again = RequestFactory().get("/", SERVER_NAME=site.hostname)

    with CaptureQueriesContext(connection) as queries:
        frame_links(again)

    assert len(queries) <= 4


def test_a_page_taken_out_of_the_menu_leaves_it_at_once(visitor: Client, few_pages: Site) -> None:
    assert "Rénover pas à pas" in visitor.get("/aide/").content.decode()

    SectionIndexPage.objects.descendant_of(few_pages.root_page).get(slug="renover").unpublish()

    assert "Rénover pas à pas" not in visitor.get("/aide/").content.decode()
