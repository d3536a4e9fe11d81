"""Putting the articles of the starter site under their categories."""

from pathlib import Path

import yaml
from wagtail.models import Page

from cms.models import ArticlePage, NewsCategory
from renovation.platforms.models import Platform

FILE = Path(__file__).parent / "news_categories.yaml"


def class_articles(platform: Platform, home: Page) -> None:
    """Once: a platform that has categories of its own keeps them as they are."""
    if NewsCategory.objects.filter(platform=platform).exists():
        return
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    known = {entry["slug"]: NewsCategory.objects.create(platform=platform, **entry) for entry in content["categories"]}
    for article in ArticlePage.objects.descendant_of(home).filter(slug__in=content["articles"]):
        chosen = content["articles"][article.slug]
        article.categories.set([known[slug] for slug in chosen["categories"]])
        article.tags.set(chosen["tags"])
        article.save(clean=False)
