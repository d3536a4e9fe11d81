"""Searching the site."""

import pytest
from django.test import Client
from wagtail.models import Site

pytestmark = pytest.mark.usefixtures("few_pages")


def test_accents_and_endings_do_not_matter(visitor: Client) -> None:
    for words in ("demarchage", "Démarchages"):
        assert "Démarchage et fraudes" in visitor.get("/recherche/", {"q": words}).content.decode()


def test_the_other_platforms_pages_are_not_found(visitor: Client, other_site: Site) -> None:
    page = visitor.get("/recherche/", {"q": "Haut-Doubs"}).content.decode()

    assert "Aucun résultat" in page


def test_no_result_says_what_to_do(visitor: Client) -> None:
    page = visitor.get("/recherche/", {"q": "xylophone"}).content.decode()

    assert "Aucun résultat" in page
    assert 'href="/plan-du-site/"' in page


def test_f2_words_are_escaped_and_strange_input_is_borne(visitor: Client) -> None:
    page = visitor.get("/recherche/", {"q": '"><script>x</script>\x00', "page": "-9"})

    assert page.status_code == 200
    assert "<script>x" not in page.content.decode()
