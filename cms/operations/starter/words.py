"""The frequent questions and the glossary of a new platform: laid once, then kept by its editors."""

from collections.abc import Sequence

from django.utils.text import slugify
from wagtail.search.backends import get_search_backend

from cms.enums import Topic
from cms.models import FrequentQuestion, GlossaryTerm
from cms.operations.starter.blocks import Entry, PageIds, linked
from renovation.platforms.models import Platform


def lay_questions(platform: Platform, entries: Sequence[Entry], ids: PageIds) -> None:
    """A platform that has one question has its own way of answering: nothing is added to it."""
    if FrequentQuestion.objects.filter(platform=platform).exists():
        return
    questions = [
        FrequentQuestion(
            platform=platform,
            topic=Topic[entry["topic"]],
            question=entry["question"],
            answer=linked(entry["answer"], ids),
            position=rank,
        )
        for rank, entry in enumerate(entries, start=1)
    ]
    get_search_backend().add_bulk(FrequentQuestion, FrequentQuestion.objects.bulk_create(questions))


def lay_terms(platform: Platform, entries: Sequence[Entry]) -> None:
    if GlossaryTerm.objects.filter(platform=platform).exists():
        return
    terms = [
        GlossaryTerm(
            platform=platform,
            term=entry["term"],
            slug=slugify(entry["term"]),
            spellings=entry.get("spellings", ""),
            meaning=entry["meaning"],
        )
        for entry in entries
    ]
    get_search_backend().add_bulk(GlossaryTerm, GlossaryTerm.objects.bulk_create(terms))
