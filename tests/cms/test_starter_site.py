"""The starter content: complete, loaded once, careful with facts."""

import re

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from cms.models import ArticlePage, ContentPage
from cms.operations.starter import load
from cms.operations.starter.reading import CONTENT
from cms.rules.typography import french
from renovation.platforms.models import Platform


def test_loading_again_creates_nothing_and_keeps_the_work_of_editors(starter: Site, platform: Platform) -> None:
    page = ContentPage.objects.get(slug="le-service")
    page.title = "Notre équipe"
    page.save_revision().publish()

    assert load(platform, starter) == 0
    assert ContentPage.objects.get(slug="le-service").title == "Notre équipe"


def test_a_page_that_was_removed_comes_back(starter: Site, platform: Platform) -> None:
    ArticlePage.objects.get(slug="lire-un-devis").delete()

    assert load(platform, starter) == 1


def test_each_platform_has_its_own_pages_and_names(starter: Site, other_site: Site, other_platform: Platform) -> None:
    load(other_platform, other_site)

    first, second = ContentPage.objects.filter(slug="le-service").order_by("path")

    assert first.introduction.startswith("Maison de la Rénovation")
    assert second.introduction.startswith("Rénover en Haut-Doubs")
    assert Page.objects.filter(slug="renover").count() == 2


def test_there_are_at_least_six_articles_with_sources(starter: Site) -> None:
    articles = ArticlePage.objects.live()

    assert len(articles) >= 6
    assert all(len(article.sources) >= 1 and len(article.body) >= 1 for article in articles)


def test_no_amount_of_aid_is_written() -> None:
    text = "".join(file.read_text() for file in CONTENT.glob("*.yaml"))

    assert not re.search(r"\d[\d  ]*\s?(€|euros)", text)


def test_typography_keeps_signs_with_their_words() -> None:
    assert french("Vrai ? « Oui » : 20 %") == "Vrai\u00a0? «\u00a0Oui\u00a0»\u00a0: 20\u00a0%"
    assert french("https://a.example/x?y") == "https://a.example/x?y"


@pytest.mark.django_db
def test_the_command_names_a_platform_that_does_not_exist() -> None:
    with pytest.raises(CommandError, match="inconnue"):
        call_command("load_starter_site", platform="inconnue")


def test_the_command_opens_the_site(platform: Platform) -> None:
    call_command("load_starter_site", platform="besancon", verbosity=0)

    assert Site.objects.get(hostname="besancon.localhost").root_page.get_children().live().count() >= 9
