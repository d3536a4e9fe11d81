"""Words of the glossary, explained where a page first uses them."""

import pytest
from django.test import Client
from wagtail.models import Site

from cms.models import ContentPage, GlossaryPage
from cms.rules.explaining import Explainer, Term
from renovation.platforms.models import Platform
from tests.factories.pages import stream, term

RGE = Term("rge", "RGE", (), "Reconnu garant de l’environnement.")
PUMP = Term("pac", "pompe à chaleur", ("pompes à chaleur", "PAC"), "Un appareil qui prend la chaleur de l’air.")
AUDIT = Term("audit", "audit", (), "Une étude.")
LONG_AUDIT = Term("audit-energetique", "audit énergétique", (), "Une étude complète.")


def explained(html: str, *terms: Term) -> str:
    return Explainer(lambda: terms).explain(html)


def test_the_first_use_only_is_explained() -> None:
    found = explained("<p>Une entreprise RGE, bien RGE.</p>", RGE)

    assert found.count('popovertarget="mot-rge"') == 1
    assert found.index("popovertarget") < found.index("bien RGE")
    assert 'id="mot-rge" popover' in found


def test_once_for_a_page_of_several_texts() -> None:
    explainer = Explainer(lambda: [RGE])

    assert "popover" in explainer.explain("<p>RGE</p>")
    assert explainer.explain("<p>RGE</p>") == "<p>RGE</p>"


@pytest.mark.parametrize("said", ["Pompes à chaleur", "pompe à chaleur", "PAC"])
def test_other_spellings_count(said: str) -> None:
    assert f">{said}<span" in explained(f"<p>{said}.</p>", PUMP)


@pytest.mark.parametrize(
    "html",
    [
        "<h2>RGE</h2>",
        '<p><a href="/x">une entreprise RGE</a></p>',
        "<p>LRGES</p>",
        "<p>rge</p>",
        '<p title="RGE">Rien</p>',
    ],
)
def test_links_titles_and_other_words_are_left_alone(html: str) -> None:
    assert explained(html, RGE) == html


def test_the_longest_word_wins() -> None:
    assert 'popovertarget="mot-audit-energetique"' in explained("<p>Un audit énergétique.</p>", AUDIT, LONG_AUDIT)


def test_f2_the_meaning_is_escaped() -> None:
    assert "<script>" not in explained("<p>RGE</p>", Term("rge", "RGE", (), "<script>x</script>"))


def test_a_page_explains_its_words_and_leads_to_the_glossary(visitor: Client, site: Site, platform: Platform) -> None:
    home = site.root_page
    term(platform, "RGE")
    home.add_child(instance=GlossaryPage(title="Glossaire"))
    home.add_child(instance=ContentPage(title="Choisir", body=stream(("text", "<p>Une entreprise RGE.</p>"))))

    page = visitor.get("/choisir/").content.decode()

    assert '<a href="/glossaire/#rge">Voir le glossaire</a>' in page
    assert '<dt id="rge">' in visitor.get("/glossaire/").content.decode()


def test_the_words_of_another_platform_are_not_there(visitor: Client, site: Site, other_platform: Platform) -> None:
    term(other_platform, "RGE")
    site.root_page.add_child(instance=ContentPage(title="Choisir", body=stream(("text", "<p>RGE.</p>"))))

    assert "popover" not in visitor.get("/choisir/").content.decode()
