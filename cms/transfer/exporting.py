"""A page, those under it and their media, written as an archive."""

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from modelcluster.models import get_all_child_relations
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Page

from cms.models import NewsCategory
from cms.transfer.archive import write_archive
from cms.transfer.fields import page_kinds, renumbered, row_fields, travelling_fields, written
from cms.transfer.references import DOCUMENT, IMAGE, PAGE
from cms.tree import address_of


@dataclass
class Wanted:
    """What the pages name: told by the contents as they are walked."""

    numbers: dict[str, set[int]] = field(default_factory=lambda: {PAGE: set(), IMAGE: set(), DOCUMENT: set()})

    def __call__(self, kind: str, number: int) -> int:
        self.numbers[kind].add(number)
        return number


def export_pages(root: Page, target: BinaryIO, *, origin: str) -> int:
    """Write the page and those under it, drafts in their published state; returns how many."""
    kinds = page_kinds()
    pages = root.get_descendants(inclusive=True).order_by("path").specific()
    kept = [page for page in pages if type(page).__name__ in kinds and page.alias_of_id is None]
    wanted = Wanted()
    ids = {page.pk for page in kept}
    content: dict[str, Any] = {"pages": [_page(page, root, wanted) for page in kept]}
    media: dict[str, bytes] = {}
    images = Image.objects.filter(pk__in=wanted.numbers[IMAGE]).order_by("pk")
    documents = Document.objects.filter(pk__in=wanted.numbers[DOCUMENT]).order_by("pk")
    content["images"] = [_medium(one, IMAGE, media) | {"description": one.description} for one in images]
    content["documents"] = [_medium(one, DOCUMENT, media) for one in documents]
    content["categories"] = _categories(content["pages"])
    outside = Page.objects.filter(pk__in=wanted.numbers[PAGE] - ids, depth__gt=1)
    content["outside"] = [{"id": page.pk, "path": address_of(page)} for page in outside]
    write_archive(target, content=content, media=media, origin=origin)
    return len(kept)


def _page(page: Any, root: Page, wanted: Wanted) -> dict[str, Any]:
    fields = {}
    for one in travelling_fields(type(page)):
        fields[one.name] = renumbered(one, written(page, one), wanted)
    parent = page.get_parent()
    return {
        "id": page.pk,
        "kind": type(page).__name__,
        "parent": None if page.pk == root.pk else parent.pk,
        "title": page.title,
        "slug": page.slug,
        "fields": fields,
        "rows": _rows(page, wanted),
        "categories": list(page.categories.values_list("slug", flat=True)) if hasattr(page, "categories") else [],
        "tags": sorted(page.tags.names()) if hasattr(page, "tags") else [],
    }


def _rows(page: Any, wanted: Wanted) -> dict[str, list[dict[str, Any]]]:
    """Child records: photographs of a renovation, members of a team, opening hours."""
    rows = {}
    for relation in get_all_child_relations(type(page)):
        fields = row_fields(relation)
        if fields:
            name = relation.get_accessor_name()
            rows[name] = [
                {one.name: renumbered(one, written(row, one), wanted) for one in fields}
                for row in getattr(page, name).all()
            ]
    return rows


def _medium(medium: Any, kind: str, media: dict[str, bytes]) -> dict[str, Any]:
    path = f"media/{kind}-{medium.pk}{PurePosixPath(medium.file.name).suffix.lower()}"
    with medium.file.open("rb") as file:
        media[path] = file.read()
    return {"id": medium.pk, "title": medium.title, "path": path}


def _categories(pages: list[dict[str, Any]]) -> list[dict[str, str]]:
    slugs = {slug for page in pages for slug in page["categories"]}
    found = NewsCategory.objects.filter(slug__in=slugs).order_by("slug", "pk").distinct("slug")
    return [{"name": category.name, "slug": category.slug} for category in found]
