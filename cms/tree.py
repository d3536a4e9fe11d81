"""Reads of the page tree that need no page model of ours."""

from typing import NamedTuple

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

HOME_DEPTH = 2


class Crumb(NamedTuple):
    """One step of the way to a page."""

    title: str
    url: str


class Neighbour(NamedTuple):
    """A page beside another."""

    pk: int
    title: str
    address: str


# The way to pages that are not of the tree.
HOME_CRUMB = (Crumb("Accueil", "/"),)


def address_of(page: Page) -> str:
    """The path of a page on its own site. Each home page stands just under the root, so no query is needed."""
    return "/" + str(page.url_path).split("/", 2)[2]


def trail_of(page: Page) -> tuple[Crumb, ...]:
    """The way from the home page to the parent of this one; empty on the home page itself."""
    if page.depth <= HOME_DEPTH:
        return ()
    if page.depth == HOME_DEPTH + 1:
        return HOME_CRUMB
    ancestors = page.get_ancestors().filter(depth__gte=HOME_DEPTH).only("title", "url_path", "depth", "path")
    return tuple(
        Crumb("Accueil" if ancestor.depth == HOME_DEPTH else ancestor.title, address_of(ancestor))
        for ancestor in ancestors
    )


def children_of(page: Page) -> list[Page]:
    """Live children in the order of the tree, with their own fields, in two queries."""
    return list(readable_below(page, page.get_children().live()).specific())


def readable_below(page: Page, found: PageQuerySet) -> PageQuerySet:
    """Those of the pages that whoever reads this one may read: its own restriction, if any, was passed already."""
    asked = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    below = PageViewRestriction.objects.filter(page__path__startswith=page.path, page__depth__gt=page.depth)
    return found.filter(~Exists(below.annotate(asked=asked).filter(asked__startswith=F("page__path"))))


def siblings_of(page: Page) -> list[Neighbour]:
    """The live pages of the same section in the order of the tree, this one included, in two queries."""
    found = page.get_siblings().live().public().only("pk", "title", "url_path", "path", "depth")
    return [Neighbour(one.pk, one.title, address_of(one)) for one in found]


def free_slug(slug: str, parent: Page) -> str:
    """The slug, or the same with the first number that no page of this section bears."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    others = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (slug, *others) if name not in taken)
