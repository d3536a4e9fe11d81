"""From an entry of the starter files to the page that it describes, not yet in the tree."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import Page

from cms.models import (
    AccessibilityPage,
    AidIndexPage,
    AidPage,
    ArticleIndexPage,
    ArticlePage,
    ContactPage,
    ContentPage,
    EventIndexPage,
    GlossaryPage,
    LegalPage,
    LetterIndexPage,
    NewsCategory,
    PartnersPage,
    PlaceIndexPage,
    QuestionsPage,
    RenovationIndexPage,
    RenovationPage,
    ResourceIndexPage,
    ResourcePage,
    SectionIndexPage,
    TeamPage,
)
from cms.models.people import Partner, TeamMember
from cms.operations.editors import collection_of
from cms.operations.starter.blocks import Entry, body_blocks, figure_blocks, source_blocks
from cms.operations.starter.open_document import open_document
from renovation.platforms.models import Platform

MODELS: Mapping[str, type[Page]] = {
    "section": SectionIndexPage,
    "content": ContentPage,
    "articles": ArticleIndexPage,
    "article": ArticlePage,
    "aids": AidIndexPage,
    "aid": AidPage,
    "renovations": RenovationIndexPage,
    "renovation": RenovationPage,
    "questions": QuestionsPage,
    "glossary": GlossaryPage,
    "resources": ResourceIndexPage,
    "resource": ResourcePage,
    "team": TeamPage,
    "partners": PartnersPage,
    "places": PlaceIndexPage,
    "agenda": EventIndexPage,
    "letters": LetterIndexPage,
    "contact": ContactPage,
    "legal": LegalPage,
    "accessibility": AccessibilityPage,
}
STREAMS = {"body": body_blocks, "sources": source_blocks, "figures": figure_blocks}
CHILDREN = {"members": TeamMember, "partners": Partner}


@dataclass
class Placing:
    """One loading: for whom, when, and the numbers of the pages that stand."""

    platform: Platform
    now: datetime
    ids: dict[str, int] = field(default_factory=dict)
    categories: Mapping[str, NewsCategory] = field(default_factory=dict)


def page_of(entry: Entry, placing: Placing) -> Page:
    """The published page, its streams left for when the pages that they lead to stand."""
    page = MODELS[entry["type"]](
        title=entry["title"],
        slug=entry["slug"],
        search_description=entry.get("description", ""),
        introduction=entry.get("introduction", ""),
        show_in_menus=entry.get("menu", False),
        first_published_at=placing.now,
        last_published_at=placing.now,
        **entry.get("fields", {}),
    )
    for kind, add in _ADDITIONS.items():
        if kind in entry:
            add(page, entry[kind], placing)
    return page


def write_streams(page: Page, entry: Entry, placing: Placing) -> list[str]:
    """Put body, sources and the like on the page; the fields that have something."""
    written = {name: blocks(entry[name], placing.ids) for name, blocks in STREAMS.items() if name in entry}
    for name, content in written.items():
        setattr(page, name, json.dumps(content, default=str))
    return list(written)


def _children(page: Page, lines: Mapping[str, Sequence[Entry]], _placing: Placing) -> None:
    """Lines of the page's own: people, partners."""
    for name, entries in lines.items():
        setattr(page, name, [CHILDREN[name](sort_order=rank, **one) for rank, one in enumerate(entries)])


def _letter(page: ResourcePage, paragraphs: Sequence[str], placing: Placing) -> None:
    """A model to complete, made as an open document that every word processor reads."""
    file = ContentFile(open_document(page.title, paragraphs), f"{page.slug}.odt")
    collection = collection_of(placing.platform)
    page.document = Document.objects.create(title=page.title, file=file, collection=collection)


def _categories(page: ArticlePage, slugs: Sequence[str], placing: Placing) -> None:
    page.categories = [placing.categories[slug] for slug in slugs]


def _tags(page: ArticlePage, tags: Sequence[str], _placing: Placing) -> None:
    page.tags.add(*tags)


def _declared(page: AccessibilityPage, _wanted: bool, placing: Placing) -> None:
    page.declared_on = timezone.localdate(placing.now)


_ADDITIONS: Mapping[str, Callable[[Any, Any, Placing], None]] = {
    "lines": _children,
    "letter": _letter,
    "categories": _categories,
    "tags": _tags,
    "declared_today": _declared,
}
