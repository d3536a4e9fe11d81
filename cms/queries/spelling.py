"""« Essayez avec l’orthographe… »: the words of a site that look most like those that it does not know."""

from django.db import connection
from django.http import HttpRequest
from wagtail.models import Page

from cms.freshness import remembered, version_for
from cms.queries.search_scope import entries, readable_addresses
from cms.rules.searching import SHORTEST_WORD, respelt, vocabulary, words_of
from renovation.platforms.models import Platform

# Under this share of common trigrams, two words merely begin alike.
ALIKE = 0.35

_NEAREST = """
SELECT DISTINCT ON (asked.word) asked.word, known.word
FROM unnest(%s::text[]) AS asked(word)
JOIN unnest(%s::text[]) AS known(word) ON similarity(asked.word, known.word) >= %s
ORDER BY asked.word, similarity(asked.word, known.word) DESC, known.word
"""


def suggestion(request: HttpRequest, home: Page, platform: Platform | None, typed: str) -> str:
    """The same search as the site would spell it; empty when it has nothing nearer."""
    known = remembered(
        f"words:{home.pk}", version_for(request, home), lambda: vocabulary(_texts(request, home, platform))
    )
    unknown = [word for word in words_of(typed) if len(word) >= SHORTEST_WORD and word not in known]
    if not unknown or not known:
        return ""
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST, [unknown, list(known), ALIKE])
        nearest = {asked: known[found] for asked, found in cursor.fetchall()}
    return respelt(typed, nearest) if nearest else ""


def _texts(request: HttpRequest, home: Page, platform: Platform | None) -> list[str]:
    """All that the search reads of the site: its pages, its questions and its words."""
    rows = entries(readable_addresses(request, home), platform, questions=True, terms=True).values_list(
        "title_text", "body_text"
    )
    return [text for row in rows for text in row if text]
