"""Putting the starter content on a platform's site."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from cms.models import (
    AccessibilityPage,
    ArticleIndexPage,
    ArticlePage,
    ContactPage,
    ContentPage,
    EventIndexPage,
    HomePage,
    LegalPage,
    LetterIndexPage,
    PlaceIndexPage,
    SectionIndexPage,
)
from cms.operations.starter.blocks import PageIds, body_blocks, door_blocks, need_blocks, source_blocks
from cms.operations.starter.classing import class_articles
from cms.operations.starter.reading import Starter, read_starter
from renovation.platforms.models import Platform

MODELS: Mapping[str, type[Page]] = {
    "section": SectionIndexPage,
    "content": ContentPage,
    "articles": ArticleIndexPage,
    "article": ArticlePage,
    "legal": LegalPage,
    "accessibility": AccessibilityPage,
    "agenda": EventIndexPage,
    "places": PlaceIndexPage,
    "contact": ContactPage,
    "letters": LetterIndexPage,
}
OWN_FIELDS = ("kind", "published_on", "drawing")


@transaction.atomic
def load(platform: Platform, site: Site) -> int:
    """Create the pages that the site does not have yet; those that exist are left as their editors made them.

    A page is written after those that it links to. Returns how many pages were created: none the second time.
    """
    starter = read_starter(_names(platform))
    ids: dict[str, int] = {}
    created = 0
    for entry in starter.pages:
        parent = Page.objects.get(pk=ids[entry["parent"]] if "parent" in entry else site.root_page_id)
        found = parent.get_children().filter(slug=entry["slug"]).first()
        if found is None:
            found = parent.add_child(instance=_page(entry, ids))
            created += 1
        ids[entry["slug"]] = found.pk
    if created:
        class_articles(platform, site.root_page)
        _fill_home(HomePage.objects.get(pk=site.root_page_id), starter, ids)
    return created


def _names(platform: Platform) -> dict[str, str]:
    return {
        "plateforme": platform.name,
        "territoire": platform.territory_name,
        "contact_donnees": platform.privacy_email,
    }


def _page(entry: Mapping[str, Any], ids: PageIds) -> Page:
    """The published page, not yet in the tree."""
    now = timezone.now()
    own = {field: entry[field] for field in OWN_FIELDS if field in entry} | dict(entry.get("fields", {}))
    if entry["type"] == "accessibility":
        own["declared_on"] = timezone.localdate(now)
    if "body" in entry:
        own["body"] = json.dumps(body_blocks(entry["body"], ids))
    if "sources" in entry:
        own["sources"] = json.dumps(source_blocks(entry["sources"]))
    return MODELS[entry["type"]](
        title=entry["title"],
        slug=entry["slug"],
        search_description=entry.get("description", ""),
        introduction=entry.get("introduction", ""),
        show_in_menus=entry.get("menu", False),
        first_published_at=now,
        last_published_at=now,
        **own,
    )


def _fill_home(home: HomePage, starter: Starter, ids: PageIds) -> None:
    """The opening and the doors, unless editors have already placed doors."""
    if home.doors:
        return
    for field in ("hero_label", "hero_title", "hero_text", "hero_note"):
        setattr(home, field, starter.home[field])
    home.doors = json.dumps(door_blocks(starter.home["doors"], ids))
    home.needs = json.dumps(need_blocks(starter.home["needs"], ids))
    home.body = json.dumps(body_blocks(starter.home["body"], ids))
    home.save_revision(clean=True).publish()
