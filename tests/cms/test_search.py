"""Searching the site: its pages, questions, words and documents, and the directory."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search.models import IndexEntry

from cms.jobs import refresh_index
from cms.models import ContentPage, FruitlessSearch, GlossaryPage, PromotedResult, QuestionsPage
from renovation.platforms.models import Platform
from tests.factories import living, pages

pytestmark = pytest.mark.usefixtures("contents")


@pytest.fixture
def contents(site: Site, platform: Platform) -> Page:
    """A few pages with one question and one word."""
    home = site.root_page
    living.add(home, QuestionsPage, title="Questions fréquentes", slug="questions")
    living.add(home, GlossaryPage, title="Glossaire", slug="glossaire")
    pages.question(platform, "Combien de temps durent les travaux ?", answer="<p>Quatre mois en moyenne.</p>")
    pages.term(platform, "pare-vapeur", meaning="Une membrane qui arrête l’humidité de l’air.")
    return living.add(
        home,
        ContentPage,
        title="Démarchage et fraudes",
        slug="demarchage",
        introduction="Personne ne vient chez vous de notre part. Raccrochez, puis appelez-nous.",
    )


def asked(visitor: Client, words: str, **more: str) -> str:
    return visitor.get("/recherche/", {"q": words, **more}).content.decode()


@pytest.mark.parametrize("words", ["demarchage", "Démarchages", "la fraude", "l’appel"])
def test_accents_endings_and_small_words_do_not_matter(visitor: Client, words: str) -> None:
    assert 'href="/demarchage/"' in asked(visitor, words)


def test_pages_that_nobody_indexed_are_found_after_the_nightly_reading(visitor: Client) -> None:
    IndexEntry.objects.all().delete()
    assert 'href="/demarchage/"' not in asked(visitor, "fraude")

    refresh_index({})

    assert 'href="/demarchage/"' in asked(visitor, "fraude")


def test_the_words_found_are_marked_in_their_passage(visitor: Client) -> None:
    assert "<mark>Raccrochez</mark>" in asked(visitor, "raccrocher")


def test_questions_and_words_lead_to_their_place(visitor: Client) -> None:
    assert 'href="/questions/#question-' in asked(visitor, "combien de mois")
    assert 'href="/glossaire/#pare-vapeur"' in asked(visitor, "membrane")


@pytest.mark.usefixtures("directory")
def test_companies_are_found_by_name(visitor: Client) -> None:
    page = asked(visitor, "entreprise", type="professionnels")

    assert 'href="/annuaire/' in page
    assert "EXPIRÉE" not in page


@pytest.mark.parametrize("typed", ["demarchaje", "démmarchage", "demarchge"])
def test_a_misspelt_word_is_understood_and_said(visitor: Client, typed: str) -> None:
    page = asked(visitor, typed)

    assert "Essayez avec l’orthographe" in page
    assert 'href="/demarchage/"' in page
    assert not FruitlessSearch.objects.exists()


def test_when_no_page_holds_all_words_the_nearest_are_shown(visitor: Client) -> None:
    page = asked(visitor, "fraude hippopotame")

    assert "Rien ne répond à tous ces mots" in page
    assert 'href="/demarchage/"' in page


def test_results_are_narrowed_by_type(visitor: Client) -> None:
    page = asked(visitor, "travaux humidité fraude", type="questions")

    assert "Combien de temps" in page
    assert 'href="/demarchage/"' not in page


def test_an_unknown_type_is_no_filter(visitor: Client) -> None:
    assert 'href="/demarchage/"' in asked(visitor, "fraudes", type="x'--")


def test_a_promoted_page_stands_first(visitor: Client, platform: Platform, site: Site) -> None:
    page = living.add(site.root_page, ContentPage, title="Choisir une entreprise", slug="choisir")
    PromotedResult.objects.create(platform=platform, words="arnaque, fraudes", page=page, text="Nos conseils")

    found = asked(visitor, "Fraudes")

    assert found.index("Choisir une entreprise") < found.index('href="/demarchage/"')
    assert asked(visitor, "arnaque choisir entreprise").count("/choisir/") == 1
    assert "Choisir une entreprise" not in asked(visitor, "démarchage")


def test_what_is_private_ended_or_kept_out_is_not_found(visitor: Client, contents: Page) -> None:
    kept = {"private": contents, "ended": None, "out": None}
    for name in ("ended", "out"):
        kept[name] = living.add(
            contents.get_parent().specific, ContentPage, title=f"Fraudes {name}", slug=name, introduction="Des fraudes."
        )
    PageViewRestriction.objects.create(page=contents, restriction_type=PageViewRestriction.LOGIN)
    Page.objects.filter(slug="ended").update(expire_at=timezone.now() - timedelta(minutes=1))
    ContentPage.objects.filter(slug="out").update(in_site_map=False)

    assert "Aucun résultat" in asked(visitor, "fraudes")


def test_the_other_platforms_contents_are_not_found(
    visitor: Client, other_site: Site, other_platform: Platform
) -> None:
    living.add(other_site.root_page, ContentPage, title="Xylophone du Haut-Doubs", slug="xylophone")
    pages.question(other_platform, "Le xylophone est-il aidé ?")

    assert "Aucun résultat" in asked(visitor, "xylophone")


def test_no_result_says_what_to_do(visitor: Client) -> None:
    page = asked(visitor, "xylophone")

    assert "Aucun résultat" in page
    for address in ("/plan-du-site/", "/annuaire/", "/diagnostic/", "/etre-rappele/"):
        assert f'href="{address}"' in page


def test_a_search_in_vain_is_counted_by_day_without_anything_personal(visitor: Client, platform: Platform) -> None:
    for words in ("Xylophone", "xylophone", "xylophone zwk@zwk.zw 0612345678", "0612345678"):
        asked(visitor, words)

    kept = FruitlessSearch.objects.get()
    assert (kept.words, kept.times, kept.day) == ("xylophone", 3, timezone.localdate())
    assert kept.platform == platform


def test_a_search_answered_in_part_only_is_counted_too(visitor: Client) -> None:
    asked(visitor, "fraude hippopotame")

    assert FruitlessSearch.objects.get().words == "fraude hippopotame"


def test_f2_words_are_escaped_and_strange_input_is_borne(visitor: Client) -> None:
    for typed in ('"><script>x</script>\x00', "' & | ! :*", "%%%", "le la les", "é" * 300):
        page = visitor.get("/recherche/", {"q": typed, "page": "-9"})

        assert page.status_code == 200
        assert "<script>x" not in page.content.decode()
