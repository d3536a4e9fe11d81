"""The texts of the starter site, read as they are written: length, plain words, sources, links, no amount."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from statistics import mean
from typing import Any

import pytest

from cms.drawings import DRAWINGS
from cms.enums import Topic
from cms.operations.starter.blocks import links_of
from cms.operations.starter.reading import Starter, read_starter
from renovation.aids.rules.seeds import seed_entries

NAMES = {"plateforme": "La Maison", "territoire": "notre territoire", "contact_donnees": "donnees@maison.example"}
STARTER: Starter = read_starter(NAMES)
PAGES: dict[str, Mapping[str, Any]] = {entry["slug"]: entry for entry in STARTER.pages}
ARTICLES = [slug for slug, entry in PAGES.items() if entry["type"] == "article"]
SECTIONS = [slug for slug, entry in PAGES.items() if entry["type"] in {"section", "aids"}]
WRITTEN = [slug for slug, entry in PAGES.items() if entry["type"] in {"content", "article", "aid"}]

ARTICLE_WORDS = range(400, 901)
FEWEST_WORDS = 90
LONGEST_SENTENCE = 42
USUAL_SENTENCE = 17
CODES = {"drawing", "parameter", "url", "ask_url", "tone", "icon", "topic"}
BLOCK_ENDS = re.compile(r"</(?:p|li|h2|h3|h4)>")


def strings(content: Any) -> Iterator[str]:
    """Every text that a reader sees; names of drawings, codes and addresses are not read."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for key, value in content.items():
            if key != "target" and not (key in CODES and isinstance(value, str)):
                yield from strings(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from strings(value)


def plain(text: str) -> str:
    return re.sub(r"<[^>]+>", " ", BLOCK_ENDS.sub(". ", text))


def words(content: Any) -> int:
    return sum(len(re.findall(r"\w+(?:[’'-]\w+)*", plain(text))) for text in strings(content))


def sentences(entry: Mapping[str, Any]) -> list[int]:
    """Lengths in words of the sentences of the running texts."""
    texts = [text for text in strings(entry["body"]) if "<p>" in text]
    cut = [piece for text in texts for piece in re.split(r"[.!?:;…]+\s", plain(text))]
    return [length for piece in cut if (length := len(re.findall(r"\w+(?:[’'-]\w+)*", piece)))]


def test_there_is_a_whole_site() -> None:
    assert len(ARTICLES) >= 12
    assert len(PAGES) - len(ARTICLES) >= 25
    assert len(SECTIONS) >= 3


@pytest.mark.parametrize("slug", ARTICLES)
def test_an_article_has_some_substance(slug: str) -> None:
    assert words(PAGES[slug]["body"]) in ARTICLE_WORDS


@pytest.mark.parametrize("slug", WRITTEN)
def test_a_page_says_something_in_short_sentences(slug: str) -> None:
    lengths = sentences(PAGES[slug])

    assert words(PAGES[slug]["body"]) >= FEWEST_WORDS
    assert max(lengths) <= LONGEST_SENTENCE
    assert mean(lengths) <= USUAL_SENTENCE


@pytest.mark.parametrize("slug", ARTICLES)
def test_an_article_has_dated_sources(slug: str) -> None:
    sources = PAGES[slug]["sources"]

    assert any(isinstance(source.get("read_on"), date) for source in sources)
    assert all(source["publisher"] and source["title"] for source in sources)


@pytest.mark.parametrize("slug", PAGES)
def test_no_amount_nor_rate_is_typed(slug: str) -> None:
    found = [text for text in strings(PAGES[slug]) if re.search(r"\d[\d  .,]*\s?(?:€|%|euros?\b|pour cent)", text)]

    assert not found


@pytest.mark.parametrize("slug", PAGES)
def test_links_lead_to_pages_of_the_starter(slug: str) -> None:
    assert links_of(PAGES[slug]) <= PAGES.keys()
    assert slug not in links_of(PAGES[slug])


def test_questions_and_words_are_many_short_and_different() -> None:
    questions = [entry["question"] for entry in STARTER.questions]
    terms = [entry["term"] for entry in STARTER.terms]

    assert len(set(questions)) == len(questions) >= 25
    assert len(set(terms)) == len(terms) >= 50
    assert {entry["topic"] for entry in STARTER.questions} == {topic.name for topic in Topic}
    assert all(words(entry["answer"]) <= 70 for entry in STARTER.questions)
    assert all(len(entry["meaning"]) <= 200 for entry in STARTER.terms)
    assert links_of([entry["answer"] for entry in STARTER.questions]) <= PAGES.keys()


def test_the_home_page_leads_to_pages_of_the_starter() -> None:
    assert links_of(STARTER.home) <= PAGES.keys()


@pytest.mark.parametrize("slug", ARTICLES + SECTIONS)
def test_articles_and_sections_are_illustrated(slug: str) -> None:
    assert _drawings(PAGES[slug])


def test_each_article_has_its_own_drawing() -> None:
    drawings = [PAGES[slug]["fields"]["drawing"] for slug in ARTICLES]

    assert len(set(drawings)) == len(drawings)


def test_drawings_are_ours() -> None:
    used = set().union(*(_drawings(entry) for entry in STARTER.pages))

    assert used <= DRAWINGS.keys()


def test_parameters_that_are_shown_exist() -> None:
    known = {entry["code"] for entry in seed_entries()}
    shown = [block["parameter"] for entry in STARTER.pages for block in entry.get("body", ()) if "parameter" in block]
    shown += [figure for entry in STARTER.pages for figure in entry.get("figures", ())]
    used = {one["parameter"] for one in shown}

    assert used
    assert used <= known


@pytest.mark.parametrize("slug", PAGES)
def test_search_engines_and_cards_have_their_sentence(slug: str) -> None:
    entry = PAGES[slug]

    assert 0 < len(entry["description"]) <= 160
    assert 0 < len(entry["introduction"]) <= 400


@pytest.mark.parametrize("slug", PAGES)
def test_typography_uses_french_signs(slug: str) -> None:
    found = [text for text in strings(PAGES[slug]) if re.search(r"(?<![=\"])'|\.\.\.| [:;?!»]|« ", plain(text))]

    assert not found


def _drawings(entry: Mapping[str, Any]) -> set[str]:
    chosen = entry.get("fields", {}).get("drawing")
    own = {chosen} if chosen else set()
    return own | {block["drawing"]["drawing"] for block in entry.get("body", ()) if "drawing" in block}
