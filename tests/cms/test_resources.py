"""The library of documents: type, weight, language, accessibility, filters."""

import pytest
from django.test import Client
from wagtail.models import Site

from cms.models import ResourceIndexPage
from cms.templatetags.site_blocks import weight
from tests.factories.pages import resource


@pytest.fixture
def library(site: Site) -> ResourceIndexPage:
    index: ResourceIndexPage = site.root_page.add_child(instance=ResourceIndexPage(title="Documents"))
    return index


@pytest.mark.parametrize(("size", "words"), [(0, "1 Ko"), (340_400, "340 Ko"), (1_240_000, "1,2 Mo")])
def test_a_weight_is_said_in_words(size: int, words: str) -> None:
    assert weight(size).replace("\N{NO-BREAK SPACE}", " ") == words


def test_x14_the_link_says_the_type_and_the_weight(visitor: Client, library: ResourceIndexPage) -> None:
    resource(library, language="en")

    page = visitor.get("/documents/").content.decode().replace("\N{NO-BREAK SPACE}", " ")

    assert "(PDF, 240 Ko)</a>" in page
    assert 'hreflang="en"' in page


def test_a_document_that_cannot_be_read_by_all_has_its_words(visitor: Client, library: ResourceIndexPage) -> None:
    resource(library, title="Guide", access="non", alternative="Isolez le toit d’abord.")

    page = visitor.get("/documents/guide/").content.decode()

    assert "Isolez le toit d’abord." in page
    assert "Demandez-le sous une autre forme" in page


def test_filters_add_up(visitor: Client, library: ResourceIndexPage) -> None:
    resource(library, title="Isoler")
    resource(library, title="Chauffer", topic="chauffage")
    resource(library, title="Chauffer en anglais", topic="chauffage", language="en")

    page = visitor.get("/documents/", {"theme": "chauffage", "langue": "fr"}).content.decode()

    assert "1 document" in page
    assert ">Chauffer<" in page


@pytest.mark.parametrize("strange", [{"theme": "x"}, {"public": "x"}, {"page": "-3"}])
def test_f1_strange_filters_never_break_the_list(
    visitor: Client, library: ResourceIndexPage, strange: dict[str, str]
) -> None:
    resource(library)

    assert "1 document" in visitor.get("/documents/", strange).content.decode()
