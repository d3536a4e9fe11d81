"""The starter content on a site: loaded once, careful with the work of editors, every page opens."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Site

from cms.models import ArticlePage, ContentPage, HomePage
from cms.operations.starter import load
from cms.parameter_cards import parameter_card
from cms.rules.typography import french
from cms.tree import address_of
from renovation.aids.rules.seeds import seed_entries
from renovation.platforms.models import Platform
from renovation.quantities.operations import load_parameters


def test_loading_again_creates_nothing_and_keeps_the_work_of_editors(starter: Site, platform: Platform) -> None:
    page = ContentPage.objects.get(slug="le-service")
    page.title, page.body = "Notre équipe", []
    page.save_revision().publish()
    home = HomePage.objects.get(pk=starter.root_page_id)
    home.hero_title = "Bienvenue"
    home.save_revision().publish()

    assert load(platform, starter) == 0
    page.refresh_from_db()
    home.refresh_from_db()
    assert (page.title, len(page.body), home.hero_title) == ("Notre équipe", 0, "Bienvenue")


def test_a_page_that_was_removed_comes_back_and_no_other_changes(starter: Site, platform: Platform) -> None:
    ArticlePage.objects.get(slug="lire-un-devis").delete()
    before = dict(Page.objects.values_list("pk", "last_published_at"))

    assert load(platform, starter) == 1
    assert {pk: at for pk, at in Page.objects.values_list("pk", "last_published_at") if pk in before} == before


def test_each_platform_has_its_own_pages_and_names(starter: Site, other_site: Site, other_platform: Platform) -> None:
    load(other_platform, other_site)

    first, second = ContentPage.objects.filter(slug="le-service").order_by("path")

    assert first.introduction.startswith("Maison de la Rénovation")
    assert second.introduction.startswith("Rénover en Haut-Doubs")
    assert Page.objects.filter(slug="renover").count() == 2


def test_every_page_opens_and_no_link_inside_is_broken(starter: Site, visitor: Client) -> None:
    load_parameters(entries=seed_entries(), at=timezone.now())
    pages = Page.objects.descendant_of(starter.root_page, inclusive=True).live()

    shown = {address_of(page): visitor.get(address_of(page)) for page in pages}

    assert [address for address, answer in shown.items() if answer.status_code != 200] == []
    assert [address for address, answer in shown.items() if "pas connu aujourd" in answer.content.decode()] == []
    assert [address for address, answer in shown.items() if "<a>" in answer.content.decode()] == []


def test_a_link_in_a_text_follows_its_page(starter: Site, visitor: Client) -> None:
    target = Page.objects.get(slug="financer")
    target.slug = "payer"
    target.save()

    article = visitor.get("/actualites/lire-un-devis/").content.decode()

    assert 'href="/renover/payer/"' in article
    assert ReferenceIndex.get_references_to(target).exists()


def test_a_source_that_nobody_dated_is_shown_as_to_verify(starter: Site, visitor: Client) -> None:
    article = visitor.get("/actualites/garder-la-fraicheur-en-ete/").content.decode()
    sources = article[article.index(">Sources<") :]

    assert "consulté le 24 novembre 2026" in sources
    assert "à vérifier" in sources


@pytest.mark.django_db
def test_a_ceiling_by_classes_gained_is_shown_by_rows() -> None:
    load_parameters(entries=seed_entries(), at=timezone.now())

    card = parameter_card("aids.accompanied.ceilings", on=timezone.localdate())

    assert card is not None
    assert card.head == ("Classes gagnées", "montant")
    assert [row[0] for row in card.rows] == ["2", "3", "4"]


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
