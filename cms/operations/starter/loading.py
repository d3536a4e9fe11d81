"""Putting the starter content on a platform's site."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from cms.models import HomePage, NewsCategory
from cms.operations.starter.blocks import Entry, body_blocks, door_blocks, links_of, need_blocks
from cms.operations.starter.pages import Placing, page_of, write_streams
from cms.operations.starter.reading import CONTENT, Starter, read_starter
from cms.operations.starter.words import lay_questions, lay_terms
from renovation.platforms.models import Platform

OPENING = ("hero_label", "hero_title", "hero_text", "hero_note")
HOME_STREAMS = {"needs": need_blocks, "doors": door_blocks, "body": body_blocks}


@transaction.atomic
def load(platform: Platform, site: Site, *, places: Sequence[Path] = (CONTENT,)) -> int:
    """Create the pages that the site does not have yet; those that exist are left as their editors made them.

    Pages may link to one another: one that links to a page further on is filled when all are placed. `places` are the
    files and folders of the content. Returns how many pages were created: none the second time.
    """
    starter = read_starter(_names(platform), places)
    home = HomePage.objects.get(pk=site.root_page_id)
    placing = Placing(platform, timezone.now(), categories=_categories(platform, starter.categories))
    created = _place_pages(home, starter.pages, placing)
    if created:
        _fill_home(home, starter, placing)
    lay_questions(platform, starter.questions, placing.ids)
    lay_terms(platform, starter.terms)
    return created


def _names(platform: Platform) -> dict[str, str]:
    return {
        "plateforme": platform.name,
        "territoire": platform.territory_name,
        "contact_donnees": platform.privacy_email,
    }


def _categories(platform: Platform, entries: Sequence[Entry]) -> Mapping[str, NewsCategory]:
    """Categories by slug, those that are missing created."""
    known = {category.slug: category for category in NewsCategory.objects.filter(platform=platform)}
    missing = [NewsCategory(platform=platform, **entry) for entry in entries if entry["slug"] not in known]
    return known | {category.slug: category for category in NewsCategory.objects.bulk_create(missing)}


def _place_pages(home: HomePage, entries: Sequence[Entry], placing: Placing) -> int:
    """Parents before children, as they are written; how many were missing."""
    placed: dict[str, Page] = {}
    waiting: list[tuple[Page, Entry]] = []
    created = 0
    standing = {(page.path[: -Page.steplen], page.slug): page for page in home.get_descendants()}
    for entry in entries:
        parent = placed[entry["parent"]] if "parent" in entry else home
        page = standing.get((parent.path, entry["slug"]))
        if page is None:
            page = page_of(entry, placing)
            if links_of(entry) <= placing.ids.keys():
                write_streams(page, entry, placing)
            else:
                waiting.append((page, entry))
            parent.add_child(instance=page)
            created += 1
        placed[entry["slug"]] = page
        placing.ids[entry["slug"]] = page.pk
    for page, entry in waiting:
        page.save(clean=False, update_fields=write_streams(page, entry, placing))
    return created


def _fill_home(home: HomePage, starter: Starter, placing: Placing) -> None:
    """The opening, the doors and what follows, unless editors have already placed doors."""
    if home.doors:
        return
    for field in OPENING:
        setattr(home, field, starter.home[field])
    for field, blocks in HOME_STREAMS.items():
        setattr(home, field, json.dumps(blocks(starter.home[field], placing.ids), default=str))
    home.save_revision(clean=True).publish()
